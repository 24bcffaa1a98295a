/** What the preload gives the page in Electron, and nothing else of Node or Electron. */
export interface DesktopBridge {
  /**
   * Asks for a native engine. Its port comes to the window as a message `dreamwalk:engine-port`, because ports do
   * not pass through the context bridge.
   */
  openEngine(): void;
  /** @param listener told when the native engine's process ends by itself */
  onEngineGone(listener: (reason: string) => void): void;
  /** Shows a finished recording in the system's file manager. */
  revealRecording(fileName: string): Promise<void>;
  /** The whole path of a file that a person has chosen. */
  pathOf(file: File): string;
}

declare global {
  interface Window {
    /** Present in Electron only. */
    readonly dreamwalk?: DesktopBridge;
  }
}
