export { wrapAngle } from './angle.ts';
export { breathe } from './breathe.ts';
export { type Camera, cameraFromHfov, pixelRay, projectPoint, resizeCamera } from './camera.ts';
export { InvalidRotationError } from './errors.ts';
export { type FrustumOptions, frustumOverlap, frustumSamples } from './frustum.ts';
export { forwardOf, lookPose, yawPitchOf } from './look.ts';
export {
  compose,
  identityPose,
  inverse,
  normalise,
  type Pose,
  poseAngleRad,
  poseDistanceM,
  poseFromMatrix,
  poseToMatrix,
  relative,
  transformPoint,
} from './pose.ts';
export { gravityRays, pluckerRays } from './rays.ts';
export { type Quat, quatFromMatrix, rotate, rotationMatrix } from './rotation.ts';
export { seededRandom } from './seeded-random.ts';
export { adjoint, exp, expFirstOrder, interpolate, log, type Twist } from './twist.ts';
export { distanceM, type Vec3 } from './vector.ts';
