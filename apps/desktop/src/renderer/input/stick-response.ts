/** Where a stick is, or what it gives: −1 to 1 each, to the right and down as gamepads count. */
export type StickPosition = readonly [x: number, y: number];

/**
 * What a stick gives for where it is: nothing within the dead zone, and from its edge on the full range, by the exponent finer near
 * the middle. The dead zone is round and the direction kept, so that a push straight ahead stays straight.
 */
export function stickResponse([x, y]: StickPosition, deadZone: number, exponent: number): StickPosition {
  const pushed = Math.min(1, Math.hypot(x, y));
  if (pushed <= deadZone) return [0, 0];
  const given = ((pushed - deadZone) / (1 - deadZone)) ** exponent;
  const length = Math.hypot(x, y);
  return [(x / length) * given, (y / length) * given];
}
