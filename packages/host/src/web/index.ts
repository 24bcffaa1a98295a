export { hireDepthWorkers, serveDepthWorker } from '../engine/web/depth-crew.ts';
export { fetchSource } from '../engine/web/fetch-source.ts';
export { createWebPlatform, type WebPlatformOptions } from '../engine/web/web-platform.ts';
