import { type Controller, type ControlStep, Wanderer } from '@dreamwalk/control';
import { compose, inverse, log, type Pose, relative } from '@dreamwalk/geometry';
import type { Driver } from './protocol.ts';

/** Who walks in a person's stead. */
export interface WalkDriver {
  /** The next frame's pose, and the twist that leads there; undefined at the end. */
  next(pose: Pose): ControlStep | undefined;
}

/**
 * Sets a driver on its way; undefined for a person, whose keys walk.
 *
 * @param here where the walk is
 * @param controller moves the camera short of walls, for those who steer
 */
export function createWalkDriver(driver: Driver, here: Pose, controller: Controller): WalkDriver | undefined {
  switch (driver.kind) {
    case 'person':
      return undefined;
    case 'wander': {
      const wanderer = new Wanderer(controller);
      return { next: (pose) => wanderer.step(pose) };
    }
    case 'path':
      return pathDriver(driver, here);
  }
}

function pathDriver({ poses, isPlaced, isLoop }: Extract<Driver, { kind: 'path' }>, here: Pose): WalkDriver {
  if (poses.length === 0) return { next: () => undefined };
  const toWorld = isPlaced ? undefined : compose(here, inverse(poses[0]));
  // Laid where the walk is, a path begins with the frame that is there already.
  let at = isPlaced ? 0 : 1;
  return {
    next: (from) => {
      if (isLoop) at %= poses.length;
      if (at >= poses.length) return undefined;
      const pose = toWorld ? compose(toWorld, poses[at]) : poses[at];
      at++;
      return { pose, twist: log(relative(from, pose)) };
    },
  };
}
