/** Towards the sun; a unit vector, the same in all worlds (53° above the horizon). */
export const SUN_DIRECTION: readonly [number, number, number] = [0.48, -0.36, 0.8];
/** Sunlight on a surface that faces the sun, linear RGB. */
export const SUN_LIGHT: readonly [number, number, number] = [1.42, 1.14, 0.78];
/** Light of the open sky on a surface that sees all of it, linear RGB. */
export const SKY_LIGHT: readonly [number, number, number] = [0.4, 0.48, 0.62];
/** Light that reaches every corner, so that closed rooms stay readable, linear RGB. */
export const BASE_LIGHT: readonly [number, number, number] = [0.29, 0.262, 0.242];
/** Displayed colour (0..1) at the horizon, which is also the colour of the fog. */
export const HORIZON: readonly [number, number, number] = [0.93, 0.88, 0.8];
/** Displayed colour (0..1) straight up. */
export const ZENITH: readonly [number, number, number] = [0.4, 0.63, 0.86];
/** Displayed colour added towards the sun. */
export const GLOW: readonly [number, number, number] = [0.16, 0.12, 0.04];
/** Distance at which half of a surface's colour is fog, metres. */
export const FOG_HALF_M = 34;
