/**
 * Writes misjudged views of a patterned box and their corrected depths, for another implementation to compare with:
 * `node bench/dump-sweep.ts OUT.json`. Arrays are row-major.
 */
import { writeFileSync } from 'node:fs';
import { cameraFromHfov } from '@dreamwalk/geometry';
import { misjudged, roundTheBox } from '../src/testing/patterned-box.ts';
import { correctDepth } from '../src/tour/correct-depth.ts';

const [outFile] = process.argv.slice(2);
if (!outFile) throw new Error('Name the file to write: node bench/dump-sweep.ts OUT.json');
const camera = cameraFromHfov(48, 48, (80 * Math.PI) / 180);
const truth = roundTheBox(camera, 8);
const views = truth.map((view, at) => misjudged(view, 0.88 + 0.03 * at));
views[0].depthM.fill(0, 0, 100);
const corrected = await correctDepth(camera, views, []);
const dumped = views.map(({ rgb, depthM, cameraToWorld }, at) => ({
  rgb: [...rgb],
  depthM: [...depthM],
  trueDepthM: [...truth[at].depthM],
  cameraToWorld,
  correctedM: [...corrected[at]],
}));
writeFileSync(outFile, JSON.stringify({ camera, views: dumped }));
