import type { PadReading } from './pad-keys.ts';

/** A gamepad that can be read, and its name as the browser gives it. */
export interface NamedPad extends PadReading {
  readonly id: string;
}

/** The first gamepad whose buttons are where the standard mapping has them; of others nobody knows. */
export function standardPad(): NamedPad | undefined {
  // Browsers hide gamepads from pages that are not served securely.
  const pads = navigator.getGamepads?.() ?? [];
  return pads.find((pad) => pad?.connected && pad.mapping === 'standard') ?? undefined;
}

/** `Xbox Wireless Controller (STANDARD GAMEPAD Vendor: 045e Product: 0b13)` without what is in brackets. */
export function plainPadName(id: string): string {
  return id.replace(/\s*\(.*$/, '').trim() || id;
}
