import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { serveEngine } from '@dreamwalk/host';
import { createNodePlatform } from '@dreamwalk/host/node';
import { parseEngineSettings } from '../shared/engine-settings.ts';
import { openParentPipe } from './parent-pipe.ts';

// Node 18, in the oldest Electron that the studio is tested in, keeps this for itself.
globalThis.crypto ??= webcrypto as Crypto;

// The native engine in a process of its own: a child of the local server, or a utility process of Electron.
const settings = parseEngineSettings(process.argv[2]);
const depthThreadEntry = join(import.meta.dirname, '..', 'depth-thread', 'depth-thread.cjs');
const platform = createNodePlatform({ ...settings, depthThreadEntry });
openParentPipe().then((pipe) => serveEngine(platform, pipe));
