import { type Camera, cameraFromHfov, lookPose, type Pose } from '@dreamwalk/geometry';
import { CpuCompute } from '@dreamwalk/inference';
import { MemoryBank } from '../memory/memory-bank.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { boxView } from './box-room.ts';
import { DEEPEST_M } from './fake-model.ts';

/** The camera of the fake entries. */
export const camera: Camera = cameraFromHfov(64, 64, (80 * Math.PI) / 180);

/** A memory of true views of the box room, some of which are said to be dreamed. */
export class BoxMemory {
  readonly compute = new CpuCompute();
  readonly bank: MemoryBank;

  constructor(options: { readonly grid?: number; readonly budget?: number } = {}) {
    this.bank = new MemoryBank(this.compute, camera, { grid: 16, budget: 1000, ...options });
  }

  /** Remembers what is really seen from the pose, or the depth given instead. */
  async add(pose: Pose, generated = false, depthM?: number): Promise<MemoryEntry> {
    const { frame } = boxView(camera, pose);
    const depth = Float32Array.from(
      { length: 64 * 64 },
      (_, at) => depthM ?? (frame.rgb[3 * at + 2] / 255) * DEEPEST_M,
    );
    const view = this.compute.storeImage(frame.rgb, this.compute.tensor(depth, [1, 1, 64, 64]), 64, 64);
    return this.bank.remember({ view, pose, generated, frameIndex: this.bank.entries.length });
  }
}

/** At eye height in the box room, degrees to the left of +x. */
export function facing(yawDeg: number, x = 0, y = 0): Pose {
  return lookPose([x, y, 1.6], (yawDeg * Math.PI) / 180, 0);
}
