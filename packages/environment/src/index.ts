export type {
  Environment,
  Motion,
  Observation,
  PosedView,
  RgbFrame,
  Snapshot,
  Start,
  TaskOptions,
} from './environment.ts';
export { type Imaginable, imagine } from './imagine.ts';
export { type HasRoom, slide } from './slide.ts';
