export type { CollisionCallback, Controller, ControlStep, MotionOptions } from './controller.ts';
export { FlyController } from './fly-controller.ts';
export { KeyScriptError, parseKeyScript } from './key-script.ts';
export { type HeldKey, idleKeys, joinKeys, type KeyState } from './keys.ts';
export { type LoopOptions, loopPath } from './loop-path.ts';
export { WalkController, type WalkOptions } from './walk-controller.ts';
export { Wanderer } from './wanderer.ts';
