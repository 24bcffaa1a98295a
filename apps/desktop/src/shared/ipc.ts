/**
 * Everything that passes between Electron's main process and the preload, in one place. The preload exposes one
 * named function each; the main process checks sender and arguments.
 */
export const IPC = {
  /** Page → main: start a native engine for me. */
  openEngine: 'engine:open',
  /** Main → page: here is its port. */
  enginePort: 'engine:port',
  /** Main → page: its process ended by itself; carries the reason. */
  engineGone: 'engine:gone',
  /** Page → main, answered: show a recording in the file manager. */
  revealRecording: 'recording:reveal',
} as const;

/** What an answered request comes back as; an error class would not survive the way. */
export type IpcResult = { readonly ok: true } | { readonly ok: false; readonly message: string };
