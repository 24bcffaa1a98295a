import { DiscreteSpace } from './discrete-space.ts';
import { type Leg, walkTwists } from './walk-twists.ts';

const TURN_RAD = (22.5 * Math.PI) / 180;
const LOOK_RAD = (15 * Math.PI) / 180;

const LEGS: readonly (readonly [name: string, leg: Leg])[] = [
  ['stop', {}],
  ['move forward', { forwardM: 0.2 }],
  ['turn left', { turnRad: TURN_RAD }],
  ['turn right', { turnRad: -TURN_RAD }],
  ['look up', { lookUpRad: LOOK_RAD }],
  ['look down', { lookUpRad: -LOOK_RAD }],
];

/**
 * The discrete actions of World-in-World (2510.18135), which are Habitat's: 0.20 m forward, 22.5° of turn, 15° of look. A turn is
 * spread over three frames and a look over two, because a world model is trained on turns of a frame; where they end is theirs.
 */
export const WORLD_IN_WORLD_SPACE = new DiscreteSpace({
  id: 'world-in-world',
  provenance: 'faithful',
  about: `The discrete actions of World-in-World (2510.18135), by number: ${LEGS.map(([name]) => name).join(', ')}; 0.20 m, 22.5°, 15°.`,
  moves: LEGS.map(([name, leg]) => ({ name, twists: (pose) => walkTwists(pose, [leg]) })),
});
