import { type CameraNumbers, GUIDE_CHANNEL_COUNT, ViewSizeError } from '../guide.ts';
import { ColourBlender, type LookupSource } from './colour-blender.ts';
import type { CpuView } from './cpu-view.ts';
import { DepthHypotheses, type ProjectedSource } from './depth-hypotheses.ts';
import { relativeRigid } from './rigid.ts';

/** A splat source whose view has been looked up. */
export interface CpuSplatSource {
  readonly view: CpuView;
  /** Camera-to-world, 4×4 row-major. */
  readonly pose: readonly number[];
  readonly generated: boolean;
}

/** The reference implementation of the guide (see `GUIDE_CHANNELS`) for one camera. */
export class Splatter {
  readonly camera: CameraNumbers;
  readonly #hypotheses: DepthHypotheses;
  readonly #blender: ColourBlender;

  constructor(camera: CameraNumbers) {
    this.camera = camera;
    this.#hypotheses = new DepthHypotheses(camera);
    this.#blender = new ColourBlender(camera);
  }

  /** Returns a new guide [8, H, W]. */
  splat(sources: readonly CpuSplatSource[], targetPose: readonly number[]): Float32Array {
    const { widthPx, heightPx } = this.camera;
    for (const { view } of sources)
      if (view.widthPx !== widthPx || view.heightPx !== heightPx) throw new ViewSizeError(view, this.camera);
    const guide = new Float32Array(GUIDE_CHANNEL_COUNT * widthPx * heightPx);
    const prepared = sources.map((source) => prepare(source, targetPose));
    const real = prepared.filter((source) => !source.generated);
    const generated = prepared.filter((source) => source.generated);
    this.#splatClass(guide, false, real, real);
    this.#splatClass(guide, true, generated, prepared);
    return guide;
  }

  #splatClass(
    guide: Float32Array,
    generated: boolean,
    members: readonly ProjectedSource[],
    witnesses: readonly LookupSource[],
  ): void {
    if (members.length === 0) return;
    this.#hypotheses.compute(members);
    this.#blender.blend(guide, generated, this.#hypotheses.looseZ, witnesses);
    this.#blender.blend(guide, generated, this.#hypotheses.tightMin, witnesses);
  }
}

function prepare(
  { view, pose, generated }: CpuSplatSource,
  targetPose: readonly number[],
): ProjectedSource & LookupSource {
  const targetFromSource = relativeRigid(targetPose, pose);
  return {
    view,
    targetFromSource,
    sourceFromTarget: relativeRigid(pose, targetPose),
    generated,
    centre: [targetFromSource[3], targetFromSource[7], targetFromSource[11]],
  };
}
