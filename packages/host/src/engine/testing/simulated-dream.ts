import type { RgbFrame, Snapshot, Start } from '@dreamwalk/environment';
import { type Camera, cameraFromHfov, type Pose, type Vec3 } from '@dreamwalk/geometry';
import { createWorld, renderView } from '@dreamwalk/simulator';
import type { EncodeTourOptions, MemoryPolicyName } from '@dreamwalk/world';
import type { Dream, DreamedFrame } from '../engine-ports.ts';
import type { MemoryMark } from '../protocol.ts';

/** Building a world takes a while, and no test changes it. */
const WORLD = createWorld(1_000_003);

/** A test double: "dreams" by looking at one true world, and remembers every frame. */
export class SimulatedDream implements Dream {
  readonly camera: Camera;
  readonly provider = {
    name: 'cpu',
    label: 'simulated',
    precision: 'fp32',
    threads: 1,
    ortVersion: '0',
  } as const;
  readonly pace = { speedM: 0.2, turnRad: (7.5 * Math.PI) / 180 };
  readonly model;
  readonly steps: Pose[] = [];
  readonly memoryBudget = 512;
  readonly latentDims = [1, 1, 1] as const;
  /** The poses of anchored moments. */
  readonly anchored = new Set<Pose>();
  policy: MemoryPolicyName = 'coverage';
  isDisposed = false;
  /** Those that nobody disposed of. */
  forks = 0;
  #marks: readonly MemoryMark[] = [];
  #last: DreamedFrame | undefined;
  #views = new Map<number, RgbFrame>();
  #frameIndex = 0;

  constructor(sidePx = 32) {
    this.camera = cameraFromHfov(sidePx, sidePx, (80 * Math.PI) / 180);
    this.model = {
      id: 'simulated',
      name: 'Simulated',
      sizeBytes: 0,
      framesPerSecond: 20,
      widthPx: sidePx,
      heightPx: sidePx,
      hfovRad: (80 * Math.PI) / 180,
      retrievedViews: 3,
      speedMPerFrame: 0.2,
    };
  }

  /** A kilobyte a view. */
  get memoryBytes(): number {
    return 1024 * this.#marks.length;
  }

  watchesWalls = false;

  async watchWalls(watched: boolean): Promise<void> {
    this.watchesWalls = watched;
  }

  /** A wall that nobody but this dream knows of: half the way of every move. */
  move(from: Vec3, to: Vec3): Vec3 {
    if (!this.watchesWalls) return to;
    return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, to[2]];
  }

  async begin(start: Start, options: EncodeTourOptions): Promise<DreamedFrame> {
    options.signal?.throwIfAborted();
    this.#marks = [];
    this.#views.clear();
    this.#frameIndex = 0;
    const views = start.kind === 'tour' ? start.views : [start.view];
    for (const view of views) this.#remember(view.frame, view.pose, false);
    options.onView?.('encode', views.length, views.length);
    return this.#dream(start.kind === 'tour' ? start.pose : start.view.pose);
  }

  async step(pose: Pose): Promise<DreamedFrame> {
    this.#frameIndex++;
    this.steps.push(pose);
    return this.#dream(pose);
  }

  async snapshot(): Promise<Snapshot> {
    return new SimulatedMoment(this.#marks, this.#last!);
  }

  async restore(moment: Snapshot): Promise<DreamedFrame> {
    if (!(moment instanceof SimulatedMoment) || moment.isDisposed)
      throw new Error('There is no such moment.');
    this.#frameIndex = moment.frameIndex;
    this.#marks = moment.marks;
    this.#last = moment.dreamed;
    return moment.dreamed;
  }

  async save(): Promise<never> {
    throw new Error('A simulated dream has nothing to save.');
  }

  async load(): Promise<never> {
    throw new Error('A simulated dream has nothing to load.');
  }

  anchor({ pose }: Snapshot, anchored: boolean): void {
    if (anchored) this.anchored.add(pose);
    else this.anchored.delete(pose);
  }

  /** Sees what is true, too; how it is said to remember shows in the first pixel. */
  async fork(policy: MemoryPolicyName) {
    this.forks++;
    return {
      step: async (pose: Pose) => {
        const { frame } = renderView(WORLD, this.camera, pose);
        frame.rgb[0] = policy.length;
        return frame;
      },
      dispose: async () => void this.forks--,
    };
  }

  setMemoryPolicy(policy: MemoryPolicyName): void {
    this.policy = policy;
  }

  memory(): readonly MemoryMark[] {
    return this.#marks;
  }

  async view(entryId: number): Promise<RgbFrame | undefined> {
    return this.#views.get(entryId);
  }

  async dispose(): Promise<void> {
    this.isDisposed = true;
  }

  #dream(pose: Pose): DreamedFrame {
    const { frame } = renderView(WORLD, this.camera, pose);
    const nearest = this.#marks
      .slice(-3)
      .map(({ entryId }) => ({ entryId, score: 0.5, reason: 'among the last' }));
    this.#remember(frame, pose, true);
    this.#last = {
      observation: { frameIndex: this.#frameIndex, frame, pose },
      retrieved: nearest,
      coveredShare: 0.9,
      timingsMs: { retrieve: 1, decode: 2 },
    };
    return this.#last;
  }

  #remember(frame: RgbFrame, pose: Pose, generated: boolean): void {
    const entryId = this.#marks.length;
    this.#marks = [...this.#marks, { entryId, pose, generated }];
    this.#views.set(entryId, frame);
  }
}

class SimulatedMoment implements Snapshot {
  readonly frameIndex: number;
  readonly pose: Pose;
  readonly marks: readonly MemoryMark[];
  readonly dreamed: DreamedFrame;
  isDisposed = false;

  constructor(marks: readonly MemoryMark[], dreamed: DreamedFrame) {
    this.frameIndex = dreamed.observation.frameIndex;
    this.pose = dreamed.observation.pose;
    this.marks = marks;
    this.dreamed = dreamed;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
