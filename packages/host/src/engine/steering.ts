import {
  type CollisionCallback,
  type Controller,
  type ControlStep,
  type KeyState,
  WalkController,
} from '@dreamwalk/control';
import type { Pose } from '@dreamwalk/geometry';
import type { WalkingPace } from './engine-ports.ts';
import { controllerFor, USUAL_MOTION } from './motion-choice.ts';
import type { Driver, MotionChoice } from './protocol.ts';
import { createWalkDriver, type WalkDriver } from './walk-driver.ts';
import { asksForMotion, WalkInput } from './walk-input.ts';

/** A motion, and when the newest input was read that it answers. */
export interface SteeredStep extends ControlStep {
  readonly inputTimeMs?: number;
}

/** Where one walks: how fast the model goes there, and what stands in the way. */
interface Ground {
  readonly pace: WalkingPace;
  /** By what is true. */
  readonly collide: CollisionCallback;
  /** By what the dream shows. */
  readonly collideInDream: CollisionCallback;
}

/** Says where the next frame is taken from: as a person's keys ask, or as whoever walks in the person's stead. */
export class Steering {
  readonly #announce: (driver: Driver['kind']) => void;
  readonly #input = new WalkInput();
  #motion = USUAL_MOTION;
  #ground: Ground | undefined;
  #controller: Controller = new WalkController();
  #driver: WalkDriver | undefined;

  /** @param announce told who walks from now on */
  constructor(announce: (driver: Driver['kind']) => void) {
    this.#announce = announce;
  }

  /** Whether the next frame would move. */
  get isAsked(): boolean {
    return this.#driver !== undefined || this.#input.isActive;
  }

  /** Whether what the dream shows stops a walker. */
  get mindsDreamedWalls(): boolean {
    return this.#motion.walls === 'dreamed';
  }

  report(keys: KeyState, timeMs: number): void {
    this.#input.report(keys, timeMs);
  }

  /** One stands in another place, or elsewhere in it: what was asked for before is over, and a person walks. */
  stop(): void {
    this.#input.clear();
    this.giveBack();
  }

  /** A person walks from here on. */
  giveBack(): void {
    this.#driver = undefined;
    this.#announce('person');
  }

  /** One walks on other ground from here on. */
  enter(ground: Ground): void {
    this.#ground = ground;
    this.#controller = controllerFor(this.#motion, ground.pace, this.#walls(ground));
  }

  /** How a person moves from here on. */
  setMotion(motion: MotionChoice): void {
    this.#motion = motion;
    if (this.#ground) this.enter(this.#ground);
  }

  /** Somebody walks from here on; nobody can where there is no ground. */
  drive(driver: Driver, here: Pose): void {
    if (!this.#ground) return;
    const walker = controllerFor(USUAL_MOTION, this.#ground.pace, this.#walls(this.#ground));
    this.#driver = createWalkDriver(driver, here, walker);
    this.#announce(this.#driver ? driver.kind : 'person');
  }

  #walls({ collide, collideInDream }: Ground): CollisionCallback {
    switch (this.#motion.walls) {
      case 'true':
        return collide;
      case 'dreamed':
        return collideInDream;
      case 'none':
        return (_from, to) => to;
    }
  }

  /** The next step, or nothing where a driver has come to its end. Uses up what was pressed since the last one. */
  next(pose: Pose): SteeredStep | undefined {
    const { keys, timeMs } = this.#input.take();
    // Who touches a key takes over.
    if (this.#driver && asksForMotion(keys)) this.giveBack();
    const step = this.#driver ? this.#driver.next(pose) : this.#controller.step(pose, keys);
    if (!step) this.giveBack();
    return step && { ...step, inputTimeMs: timeMs };
  }
}
