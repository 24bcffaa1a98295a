import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, oncePer } from './fingerprint.mjs';
import { DESKTOP, ROOT } from './paths.mjs';
import { runQuietly, toolEnvironment } from './processes.mjs';
import { bold, dim, stage } from './terminal.mjs';
import { ensureToolchain } from './toolchain.mjs';

/**
 * Everything between a fresh clone and a studio that runs: tools, dependencies, build. What is already done and
 * unchanged is skipped.
 * @returns {Promise<string>} the Node to run with
 */
export async function prepare() {
  process.stdout.write(`\n  ${bold('dreamwalk')} ${dim('a playground for world models')}\n\n`);
  const tools = await ensureToolchain();
  await ensureDependencies(tools);
  await ensureStudio(tools.node);
  return tools.node;
}

/** @param {string} folder */
const packagesIn = (folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name));

/** @param {{ node: string, pnpm: string }} tools */
async function ensureDependencies({ node, pnpm }) {
  const members = [...packagesIn('packages'), ...packagesIn('apps')];
  const manifests = [ROOT, ...members].map((folder) => join(folder, 'package.json'));
  const value = fingerprint([join(ROOT, 'pnpm-lock.yaml'), join(ROOT, 'pnpm-workspace.yaml'), ...manifests]);
  const stamp = join(ROOT, 'node_modules', '.dreamwalk-dependencies');
  await oncePer(stamp, `${process.platform}-${process.arch} ${value}`, () =>
    stage('Installing dependencies', (detail) =>
      runQuietly(node, [pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
        cwd: ROOT,
        // Without CI, pnpm asks before it replaces a node_modules that another version laid out.
        env: { ...toolEnvironment(node), CI: 'true' },
        onLine: (line) => {
          if (line.startsWith('Progress:')) detail(line.slice('Progress:'.length).trim());
        },
      }),
    ),
  );
}

/** @param {string} node */
async function ensureStudio(node) {
  const sources = packagesIn('packages').map((folder) => join(folder, 'src'));
  const value = fingerprint(
    [
      ...sources,
      join(DESKTOP, 'src'),
      join(DESKTOP, 'build'),
      join(DESKTOP, 'package.json'),
      join(ROOT, 'pnpm-lock.yaml'),
      join(ROOT, 'tsconfig.json'),
    ],
    (path) => !/\.test\.tsx?$/.test(path),
  );
  await oncePer(join(DESKTOP, 'dist', '.stamp'), value, () =>
    stage('Building the studio', () =>
      runQuietly(node, [join(DESKTOP, 'build', 'build.ts')], { cwd: DESKTOP, env: toolEnvironment(node) }),
    ),
  );
}
