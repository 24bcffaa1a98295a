import type { TaskOptions } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { PolicyObservation } from '../policy.ts';
import type { LatentView } from './dream/planner-dream.ts';
import { OverseeingPolicy, type OverseerOptions } from './overseeing-policy.ts';
import { repaired } from './search/repair.ts';

/** Every how many frames of a chunk, back from its end, its way is dreamed. */
const LOOK_EVERY = 4;

/**
 * A policy whose chunks never lead into what is known to stand in the way (after ReflectDrive, 2509.20109). The way of a chunk is
 * dreamed every few frames, so that what only the dream's depth shows counts too; where it leads into something, the unsafe part
 * is replaced by the nearest free one.
 */
export class SafetyGate extends OverseeingPolicy {
  constructor(options: OverseerOptions) {
    super('safe', ['frame', 'pose'], options);
  }

  protected async oversee(
    { pose }: LatentView,
    wanted: readonly Pose[],
    _observation: PolicyObservation,
    options: TaskOptions,
  ): Promise<readonly Pose[]> {
    const known = this.place.map.fork();
    const ahead = wanted.filter((_, frame) => (wanted.length - 1 - frame) % LOOK_EVERY === 0);
    for (const view of await this.place.imagination(options).look(ahead)) known.see(view);
    return repaired(pose, wanted, known);
  }
}
