import type { Motion, PosedView, RgbFrame, Snapshot, Start } from '@dreamwalk/environment';
import {
  type Camera,
  cameraFromHfov,
  compose,
  exp,
  lookPose,
  type Pose,
  pixelRay,
  rotate,
  type Vec3,
} from '@dreamwalk/geometry';
import type { PolicyStart } from '../../policy.ts';
import type { DreamedView, LatentView, PlannerDream } from '../dream/planner-dream.ts';

/** A box on the floor of the room, metres. */
export interface Block {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

const HALF_M = 4;
const HEIGHT_M = 3;
const EYE_M = 1.6;
const CELL_PX = 6;

export const ROOM_CAMERA: Camera = cameraFromHfov(48, 48, (80 * Math.PI) / 180);

/** A wall across the middle of the room, with a way round its left end. */
export const CROSS_WALL: Block = { from: [-0.25, -HALF_M], to: [0.25, 1.5] };

/** A room of 8 m × 8 m with blocks in it, under a smooth pattern: simple enough to be a perfect dream. */
export class WalledRoom {
  readonly #blocks: readonly Block[];

  constructor(blocks: readonly Block[] = []) {
    this.#blocks = blocks;
  }

  view(pose: Pose): DreamedView {
    const { widthPx, heightPx } = ROOM_CAMERA;
    const rgb = new Uint8Array(widthPx * heightPx * 3);
    const depthM = new Float32Array(widthPx * heightPx);
    for (let j = 0; j < heightPx; j++)
      for (let i = 0; i < widthPx; i++) {
        const at = j * widthPx + i;
        const ray = rotate(pose.rotation, pixelRay(ROOM_CAMERA, i, j));
        depthM[at] = this.#hit(pose.translation, ray);
        const [x, y, z] = pose.translation.map((origin, axis) => origin + depthM[at] * ray[axis]);
        rgb[3 * at] = 128 + 60 * Math.sin(0.7 * x + 0.4 * z) + 60 * Math.cos(0.5 * y);
        rgb[3 * at + 1] = 128 + 100 * Math.sin(0.6 * y - 0.5 * z + 1);
        rgb[3 * at + 2] = 128 + 100 * Math.cos(0.8 * z + 0.55 * x);
      }
    return { frame: { widthPx, heightPx, rgb }, depthM, pose };
  }

  /** Whether a body of this radius has room. */
  hasRoom([x, y]: Vec3, radiusM: number): boolean {
    if (Math.max(Math.abs(x), Math.abs(y)) > HALF_M - radiusM) return false;
    return this.#blocks.every(({ from, to }) => {
      const dx = x - Math.min(Math.max(x, from[0]), to[0]);
      const dy = y - Math.min(Math.max(y, from[1]), to[1]);
      return Math.hypot(dx, dy) >= radiusM;
    });
  }

  /** Views all round from places a tour would go to. */
  tour(pose: Pose): Extract<Start, { kind: 'tour' }> {
    const places = [-2.5, 0, 2.5]
      .flatMap((x) => [-2.5, 0, 2.5].map((y): Vec3 => [x, y, EYE_M]))
      .filter((place) => this.hasRoom(place, 0.3));
    const views = places.flatMap((place) =>
      [0, 1, 2, 3, 4].map((k) => this.view(lookPose(place, (2 * Math.PI * k) / 5, 0))),
    );
    return { kind: 'tour', views, pose };
  }

  #hit(origin: Vec3, ray: Vec3): number {
    const shell = { from: [-HALF_M, -HALF_M, 0], to: [HALF_M, HALF_M, HEIGHT_M] };
    let nearest = Math.min(
      ...ray.map((part, axis) =>
        part === 0
          ? Number.POSITIVE_INFINITY
          : ((part > 0 ? shell.to : shell.from)[axis] - origin[axis]) / part,
      ),
    );
    for (const block of this.#blocks) {
      let enter = 0;
      let leave = nearest;
      for (const axis of [0, 1]) {
        const a = (block.from[axis] - origin[axis]) / ray[axis];
        const b = (block.to[axis] - origin[axis]) / ray[axis];
        enter = Math.max(enter, Math.min(a, b));
        leave = Math.min(leave, Math.max(a, b));
      }
      if (enter < leave) nearest = enter;
    }
    return nearest;
  }
}

/** A perfect dream of a room that counts its steps; its latents are mean colours of squares. */
export class RoomDream implements PlannerDream {
  readonly camera = ROOM_CAMERA;
  readonly #room: WalledRoom;
  #pose: Pose = lookPose([0, 0, EYE_M], 0, 0);
  #known: readonly DreamedView[] = [];
  steps = 0;

  constructor(room: WalledRoom) {
    this.#room = room;
  }

  async reset(start: Start): Promise<LatentView> {
    this.#known = (start.kind === 'tour' ? start.views : [start.view]).map(({ pose }) =>
      this.#room.view(pose),
    );
    return this.#look(start.kind === 'tour' ? start.pose : start.view.pose);
  }

  async observe({ pose }: PosedView): Promise<LatentView> {
    return this.#look(pose);
  }

  async step(motion: Motion): Promise<LatentView> {
    this.steps++;
    return this.#look(motion.kind === 'pose' ? motion.pose : compose(this.#pose, exp(motion.twist)));
  }

  async snapshot(): Promise<Snapshot> {
    return { frameIndex: 0, pose: this.#pose, dispose() {} };
  }

  async restore({ pose }: Snapshot): Promise<void> {
    this.#pose = pose;
  }

  async recall(): Promise<readonly DreamedView[]> {
    return this.#known;
  }

  async latentOf(frame: RgbFrame): Promise<Float32Array> {
    return latentOf(frame);
  }

  async dispose(): Promise<void> {}

  #look(pose: Pose): LatentView {
    this.#pose = pose;
    const view = this.#room.view(pose);
    return { ...view, latent: latentOf(view.frame) };
  }
}

function latentOf({ rgb, widthPx, heightPx }: RgbFrame): Float32Array {
  const across = widthPx / CELL_PX;
  const latent = new Float32Array(across * (heightPx / CELL_PX) * 3);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++)
      for (let channel = 0; channel < 3; channel++)
        latent[(Math.floor(y / CELL_PX) * across + Math.floor(x / CELL_PX)) * 3 + channel] +=
          rgb[(y * widthPx + x) * 3 + channel] / 128 / CELL_PX ** 2;
  return latent;
}

/** The start of an episode in a room, with a tour of it. */
export function roomStart(room: WalledRoom, from: Pose, goal: Pose, seed = 1): PolicyStart {
  return {
    camera: ROOM_CAMERA,
    seed,
    episode: 0,
    maxSteps: 80,
    goal: { prompt: 'go to where this picture was taken', frame: room.view(goal).frame, pose: goal },
    start: room.tour(from),
  };
}
