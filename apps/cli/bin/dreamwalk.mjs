#!/usr/bin/env node
// Plain JavaScript without dependencies: it runs on whatever Node the machine has, and hands over to one that runs
// TypeScript sources where that one cannot.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The first Node that runs TypeScript sources directly. */
const NEEDED = [22, 18];

const main = new URL('../src/main.ts', import.meta.url);
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) await import(main.href);
else handOver(fetchedNode());

/** The Node that `npm start` and `npm test` take from the npm registry where the machine's own is too old. */
function fetchedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = `../../../.tools/node_modules/node-${platform}-${process.arch}/bin/${binary}`;
  return fileURLToPath(new URL(path, import.meta.url));
}

/** @param {string} node */
function handOver(node) {
  if (!existsSync(node)) {
    process.stderr.write(
      `dreamwalk: This is Node ${process.versions.node}, and dreamwalk needs ${NEEDED.join('.')} or newer; run npm start or npm test once, which fetch it.\n`,
    );
    process.exitCode = 2;
    return;
  }
  // The channel carries nothing; its end tells the child that this process was killed.
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // The child puts things in order, and this one waits for it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
}
