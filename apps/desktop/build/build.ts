import { build } from 'vite';
import { electronConfig } from './electron.config.ts';
import { rendererConfig } from './renderer.config.ts';

// Builds the studio into dist/: the page, and what Electron runs. The local server runs from its sources.
await build(rendererConfig);
await build(electronConfig('main', 'main/main.ts'));
await build(electronConfig('preload', 'preload/preload.ts'));
await build(electronConfig('engine-process', 'engine-process/main.ts'));
await build(electronConfig('depth-thread', 'depth-thread/main.ts'));
await build(electronConfig('library-process', 'library-process/main.ts'));
await build(electronConfig('evaluation-process', 'evaluation-process/main.ts'));
