export type { Controller, ControlStep, MotionOptions } from './controller.ts';
export { FlyController } from './fly-controller.ts';
export { KeyScriptError, parseKeyScript } from './key-script.ts';
export { idleKeys, type KeyState } from './keys.ts';
export { type LoopOptions, loopPath } from './loop-path.ts';
export { type CollisionCallback, WalkController, type WalkOptions } from './walk-controller.ts';
