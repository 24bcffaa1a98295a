import type { Pose, Twist } from '@dreamwalk/geometry';
import { ActionError } from '../errors.ts';
import type { ActionProvenance } from './action-space.ts';
import type { ChoiceSpace, NamedAction } from './choice-space.ts';
import { expectAction, expectCode } from './expect-action.ts';
import { MACROS, type Macro } from './macros.ts';
import { type LegSpeeds, walkTwists } from './walk-twists.ts';

/** How macros are carried out. */
export interface MacroOptions extends LegSpeeds {
  /** Frames after which a macro breaks off, so that the policy decides again. By default it is carried out wholly. */
  readonly redecideAfterFrames?: number;
}

const RAD_PER_DEG = Math.PI / 180;

/** What a planner may branch over: near and far, to either side, and round. */
const CHOICES: readonly NamedAction[] = [
  choice('go-forward', 0.4),
  choice('go-forward', 1.2),
  choice('back-off', 0.4),
  choice('sidestep', 0.6),
  choice('sidestep', -0.6),
  ...[22.5, -22.5, 45, -45, 90, -90, 180].map((turnDeg) => choice('turn', turnDeg * RAD_PER_DEG)),
  ...[30, -30, 60, -60].map((turnDeg) => choice('arc', 0.8, turnDeg * RAD_PER_DEG)),
  choice('look-round', 45 * RAD_PER_DEG),
];

/**
 * Macro-actions: a named motion with its measures becomes several frames of walking. An action is the number of the macro
 * among {@link MACROS}, then its two parameters; what a macro has no use for is not looked at. A macro is a command
 * here: nothing was trained to think in them, so this is not OpenHA's Chain of Action.
 */
export class MacroSpace implements ChoiceSpace {
  readonly id = 'macro';
  readonly dims = 3;
  readonly provenance: ActionProvenance = 'inspired';
  readonly about =
    'A named motion and its measures, carried out over several frames: macro number, then two parameters. After OpenHA (2509.13347), without its trained reasoning over macros.';
  readonly choices = CHOICES;
  readonly #options: MacroOptions;

  /** @throws RangeError where a speed is not positive, or the frames are not a positive whole number */
  constructor(options: MacroOptions = {}) {
    const { speedM = 1, turnRad = 1, redecideAfterFrames = 1 } = options;
    if (!(speedM > 0 && turnRad > 0))
      throw new RangeError(`Macros need positive speeds, but got ${speedM} m and ${turnRad} rad a frame.`);
    if (!(Number.isInteger(redecideAfterFrames) && redecideAfterFrames > 0))
      throw new RangeError(
        `A macro is broken off after a positive whole number of frames, but got ${redecideAfterFrames}.`,
      );
    this.#options = options;
  }

  decode(action: readonly number[], pose: Pose): readonly Twist[] {
    expectAction(this, action);
    const [code, ...values] = action;
    const macro = MACROS[expectCode(this, 'macro', code, MACROS.length)];
    expectInRange(macro, values);
    const twists = walkTwists(pose, macro.legs(values[0], values[1]), this.#options);
    return twists.slice(0, this.#options.redecideAfterFrames);
  }
}

/** The macros at their default speeds, each carried out wholly. */
export const MACRO_SPACE = new MacroSpace();

/**
 * The action that carries out a macro.
 *
 * @param name of one of {@link MACROS}
 * @param first of its parameters; the defaults where they are left out
 * @throws ActionError where there is no such macro
 */
export function macroAction(name: string, first?: number, second?: number): number[] {
  const code = MACROS.findIndex((macro) => macro.name === name);
  if (code < 0)
    throw new ActionError(
      `There is no macro "${name}"; there are ${MACROS.map((macro) => macro.name).join(', ')}.`,
    );
  const [a, b] = MACROS[code].parameters;
  return [code, first ?? a.preset, second ?? b?.preset ?? 0];
}

function choice(name: string, first: number, second?: number): NamedAction {
  const action = macroAction(name, first, second);
  const { parameters } = MACROS[action[0]];
  const words = parameters.map(({ unit }, index) => {
    const value = action[1 + index];
    return unit === 'rad' ? `${Math.round((value / RAD_PER_DEG) * 10) / 10}°` : `${value} m`;
  });
  return { name: [name, ...words].join(' '), action };
}

function expectInRange({ name, parameters }: Macro, values: readonly number[]): void {
  for (const [index, { name: parameter, unit, least, most }] of parameters.entries())
    if (!(values[index] >= least && values[index] <= most))
      throw new ActionError(
        `The macro "${name}" takes a ${parameter} from ${least} to ${most} ${unit}, but got ${values[index]}.`,
      );
}
