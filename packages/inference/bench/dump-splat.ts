/**
 * Writes the parity case of the guide, inputs and result, for another implementation to compare with:
 * `node bench/dump-splat.ts OUT.json [WIDTH HEIGHT]`. Arrays are row-major; depths are the float16 values that
 * the splat really reads.
 */
import { writeFileSync } from 'node:fs';
import { CpuCompute } from '../src/index.ts';
import { parityCase } from '../src/testing/splat-case.ts';

const [outFile, width = '16', height = '12'] = process.argv.slice(2);
if (!outFile) throw new Error('Name the file to write: node bench/dump-splat.ts OUT.json');
const { camera, sources, targetPose } = parityCase(Number(width), Number(height));
const { widthPx, heightPx } = camera;
const compute = new CpuCompute();
const stored = sources.map(({ rgb, depthM, pose, generated }) => ({
  view: compute.storeImage(rgb, compute.tensor(depthM, [1, 1, heightPx, widthPx]), widthPx, heightPx),
  pose,
  generated,
}));
const guide = compute.splat(stored, camera, targetPose);
const dumpedSources = await Promise.all(
  stored.map(async ({ view, pose, generated }) => {
    const { rgb, depthM } = await compute.readView(view);
    return { pose, generated, rgb: [...rgb], depthM: [...depthM] };
  }),
);
writeFileSync(
  outFile,
  JSON.stringify({ camera, targetPose, sources: dumpedSources, guide: [...guide.data] }),
);
