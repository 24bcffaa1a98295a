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
