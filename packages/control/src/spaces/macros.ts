import type { Leg } from './walk-twists.ts';

/** A measure that a macro takes. */
export interface MacroParameter {
  readonly name: string;
  readonly unit: 'm' | 'rad';
  readonly least: number;
  readonly most: number;
  /** What is taken where nothing is said. */
  readonly preset: number;
}

/** A motion with a name, and one or two measures. */
export interface Macro {
  readonly name: string;
  readonly parameters: readonly [MacroParameter] | readonly [MacroParameter, MacroParameter];
  /** What there is to walk. */
  legs(first: number, second: number): readonly Leg[];
}

/** Farther than this is a slip of the pen; nearer goals are reached in several macros. */
const FAR_M = 10;
const CIRCLE_RAD = 2 * Math.PI;

/** The macros, in the order of their numbers. */
export const MACROS: readonly Macro[] = [
  {
    name: 'go-forward',
    parameters: [{ name: 'lengthM', unit: 'm', least: 0, most: FAR_M, preset: 1 }],
    legs: (forwardM) => [{ forwardM }],
  },
  {
    name: 'back-off',
    parameters: [{ name: 'lengthM', unit: 'm', least: 0, most: FAR_M, preset: 0.4 }],
    legs: (lengthM) => [{ forwardM: -lengthM }],
  },
  {
    name: 'sidestep',
    parameters: [{ name: 'leftM', unit: 'm', least: -FAR_M, most: FAR_M, preset: 0.6 }],
    legs: (leftM) => [{ leftM }],
  },
  {
    name: 'turn',
    parameters: [{ name: 'leftRad', unit: 'rad', least: -CIRCLE_RAD, most: CIRCLE_RAD, preset: Math.PI / 4 }],
    legs: (turnRad) => [{ turnRad }],
  },
  {
    name: 'arc',
    parameters: [
      { name: 'lengthM', unit: 'm', least: -FAR_M, most: FAR_M, preset: 1 },
      { name: 'leftRad', unit: 'rad', least: -CIRCLE_RAD, most: CIRCLE_RAD, preset: Math.PI / 4 },
    ],
    legs: (forwardM, turnRad) => [{ forwardM, turnRad }],
  },
  {
    name: 'look-up',
    parameters: [{ name: 'upRad', unit: 'rad', least: -Math.PI, most: Math.PI, preset: Math.PI / 12 }],
    legs: (lookUpRad) => [{ lookUpRad }],
  },
  {
    name: 'look-round',
    parameters: [{ name: 'sideRad', unit: 'rad', least: 0, most: CIRCLE_RAD, preset: Math.PI / 4 }],
    legs: (sideRad) => [{ turnRad: sideRad }, { turnRad: -2 * sideRad }, { turnRad: sideRad }],
  },
];
