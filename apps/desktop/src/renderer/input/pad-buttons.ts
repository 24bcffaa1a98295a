/**
 * The buttons of a gamepad by the index that the standard mapping gives them, by their usual names.
 * https://w3c.github.io/gamepad/#remapping
 */
export const PAD_BUTTONS = [
  'A',
  'B',
  'X',
  'Y',
  'LB',
  'RB',
  'LT',
  'RT',
  'Select',
  'Start',
  'L3',
  'R3',
  'Up',
  'Down',
  'Left',
  'Right',
] as const;

export type PadButton = (typeof PAD_BUTTONS)[number];
