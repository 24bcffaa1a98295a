import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/** Records a walk of a few steps in the world of a seed, with its film, as the command line does. */
export function recordRollout(folder: string, seed: number, steps: number): void {
  const main = join(ROOT, 'apps', 'cli', 'src', 'main.ts');
  const walk = ['--world', String(seed), '--keys', `w*${steps}`, '--out', folder];
  execFileSync(process.execPath, [main, 'rollout', ...walk], { cwd: ROOT, stdio: 'pipe' });
}
