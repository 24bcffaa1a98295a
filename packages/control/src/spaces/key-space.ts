import type { Pose, Twist } from '@dreamwalk/geometry';
import type { Controller } from '../controller.ts';
import { FlyController } from '../fly-controller.ts';
import { type HeldKey, idleKeys } from '../keys.ts';
import { WalkController } from '../walk-controller.ts';
import type { ActionProvenance } from './action-space.ts';
import type { ChoiceSpace, NamedAction } from './choice-space.ts';
import { expectAction } from './expect-action.ts';

/** The keys of an action, in the order of its numbers. */
export const ACTION_KEYS: readonly HeldKey[] = [
  'forward',
  'back',
  'left',
  'right',
  'turnLeft',
  'turnRight',
  'lookUp',
  'lookDown',
  'rise',
  'sink',
  'rollLeft',
  'rollRight',
  'run',
];

/** A key is held where its number is above this, so that a network may say how likely it is. */
const HELD_ABOVE = 0.5;

const CHOICES: readonly NamedAction[] = [
  { name: 'idle', action: keyAction() },
  ...ACTION_KEYS.filter((key) => key !== 'run').map((key) => ({ name: key, action: keyAction(key) })),
  { name: 'forward + turnLeft', action: keyAction('forward', 'turnLeft') },
  { name: 'forward + turnRight', action: keyAction('forward', 'turnRight') },
];

/** Keys held for a frame, as a person holds them: one number a key, held above one half. */
export class KeySpace implements ChoiceSpace {
  readonly id: string;
  readonly dims = ACTION_KEYS.length;
  readonly provenance: ActionProvenance = 'native';
  readonly about: string;
  readonly choices = CHOICES;
  readonly #controller: Controller;

  /** @param controller moves the camera as its keys say */
  constructor(id: string, about: string, controller: Controller) {
    this.id = id;
    this.about = about;
    this.#controller = controller;
  }

  decode(action: readonly number[], pose: Pose): readonly Twist[] {
    expectAction(this, action);
    const held = ACTION_KEYS.filter((_, index) => action[index] > HELD_ABOVE);
    const keys = { ...idleKeys, ...Object.fromEntries(held.map((key) => [key, true])) };
    return [this.#controller.step(pose, keys).twist];
  }
}

/** The keys of walking, at its default speeds: 0.2 m and 7.5° a frame. */
export const KEY_SPACE = new KeySpace(
  'keys',
  `One frame of walking with keys held, one number a key, held above one half: ${ACTION_KEYS.join(', ')}.`,
  new WalkController(),
);

/** The keys of flying, at its default speeds. */
export const FLY_KEY_SPACE = new KeySpace(
  'fly-keys',
  `One frame of flying with keys held, one number a key, held above one half: ${ACTION_KEYS.join(', ')}.`,
  new FlyController(),
);

/** The action that holds some keys and no others. */
export function keyAction(...held: readonly HeldKey[]): number[] {
  return ACTION_KEYS.map((key) => Number(held.includes(key)));
}
