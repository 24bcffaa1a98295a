/**
 * Writes poses and their Plücker rays relative to the first of them, for another implementation to compare with:
 * `node bench/dump-plucker.ts OUT.json`. The camera is that of the bundled worlds with the 16×16 cells of a latent for pixels.
 */
import { writeFileSync } from 'node:fs';
import { cameraFromHfov, compose, exp, type Pose, pluckerRays, relative } from '../src/index.ts';

const [outFile] = process.argv.slice(2);
if (!outFile) throw new Error('Name the file to write: node bench/dump-plucker.ts OUT.json');
const camera = cameraFromHfov(16, 16, (80 * Math.PI) / 180);
const first: Pose = { rotation: [0.5, -0.5, 0.5, -0.5], translation: [1000, -2000, 1.6] };
const steps = [1, 2, 3].map((k) => exp({ linear: [0.02 * k, 0, 0.2], angular: [0.01, 0.13 * k, -0.02] }));
const poses = [first];
for (const step of steps) poses.push(compose(poses[poses.length - 1], step));
const plucker = poses.map((pose) => [...pluckerRays(camera, relative(first, pose))]);
writeFileSync(outFile, JSON.stringify({ poses, plucker }));
