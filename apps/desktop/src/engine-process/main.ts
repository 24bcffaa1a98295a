import { type EngineEvent, type MessagePipe, serveEngine } from '@dreamwalk/host';
import { createNodePlatform } from '@dreamwalk/host/node';
import { parseEngineSettings } from '../shared/engine-settings.ts';
import { openParentPipe } from './parent-pipe.ts';

// The native engine in a process of its own: a child of the local server, or a utility process of Electron.
const settings = parseEngineSettings(process.argv[2]);
const platform = createNodePlatform(settings);
const pipe: MessagePipe<EngineEvent, unknown> = await openParentPipe();
serveEngine(platform, pipe);
