import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/**
 * Records a walk of a few steps in the world of a seed, with its film, as the command line does.
 * @param model its folder, or the name of a bundled one
 */
export function recordRollout(folder: string, seed: number, steps: number, model = 'voxel-rooms'): void {
  const main = join(ROOT, 'apps', 'cli', 'src', 'main.ts');
  const walk = ['--world', String(seed), '--keys', `w*${steps}`, '--model', model, '--out', folder];
  execFileSync(process.execPath, [main, 'rollout', ...walk], { cwd: ROOT, stdio: 'pipe' });
}
