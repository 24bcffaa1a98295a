import { type Camera, projectPoint, type Vec3 } from '@dreamwalk/geometry';

/** Points in the whole ball, as many as WorldMem draws; those in view are kept. */
const BALL_POINTS = 10_000;

/**
 * Steps of the three-dimensional R sequence: powers of 1/g, g the real root of g⁴ = g + 1 (M. Roberts, The Unreasonable
 * Effectiveness of Quasirandom Sequences, 2018).
 */
const R3_ROOT = 1.2207440846057596;
const R3_STEPS = [1 / R3_ROOT, 1 / R3_ROOT ** 2, 1 / R3_ROOT ** 3] as const;

/**
 * The points in view of 10,000 spread evenly over the volume of a ball round the camera: x y z of one after the other,
 * camera axes, metres. Radius R·∛u, cos θ and azimuth even, as WorldMem (`generate_points_in_sphere`) and HY-WorldPlay
 * draw them, but from a sequence instead of a generator, so that equal queries give equal answers.
 *
 * @param radiusM radius of the ball
 */
export function ballPoints(camera: Camera, radiusM: number): Float64Array {
  const inView: Vec3[] = [];
  for (let at = 0; at < BALL_POINTS; at++) {
    const [volume, height, turn] = R3_STEPS.map((step) => (0.5 + (at + 1) * step) % 1);
    const distanceM = radiusM * Math.cbrt(volume);
    const z = distanceM * (2 * height - 1);
    const besideAxisM = Math.sqrt(distanceM * distanceM - z * z);
    const point: Vec3 = [
      besideAxisM * Math.cos(2 * Math.PI * turn),
      besideAxisM * Math.sin(2 * Math.PI * turn),
      z,
    ];
    if (isInView(camera, point)) inView.push(point);
  }
  // From left to right, so that what a turned camera sees is nearly one stretch: a test that comes out the same many
  // times over is two to three times as fast as one that comes out at random.
  inView.sort((a, b) => a[0] / a[2] - b[0] / b[2]);
  return Float64Array.from(inView.flat());
}

/** What `make` makes of a camera, made once for each: a model has one camera, and its points never change. */
export function perCamera(make: (camera: Camera) => Float64Array): (camera: Camera) => Float64Array {
  const made = new WeakMap<Camera, Float64Array>();
  return (camera) => {
    const points = made.get(camera) ?? make(camera);
    made.set(camera, points);
    return points;
  };
}

function isInView(camera: Camera, point: Vec3): boolean {
  if (point[2] <= 0) return false;
  const { u, v } = projectPoint(camera, point);
  return u >= 0 && u <= camera.widthPx && v >= 0 && v <= camera.heightPx;
}
