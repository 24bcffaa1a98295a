import type { Observation } from '@dreamwalk/environment';
import type { FrameContext } from '../dream/frame-context.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { StepRecord } from './step-record.ts';

/** Everything that the next frame of a rollout depends on, beside the memory. */
export interface Moment {
  readonly episode: number;
  readonly observation: Observation;
  readonly record: StepRecord;
  /** The frame just seen or dreamed; slot 1 of the next. */
  readonly previous: MemoryEntry;
  /** What the frames up to here leave to the next one. */
  readonly context: FrameContext;
}
