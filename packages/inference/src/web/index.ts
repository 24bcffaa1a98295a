export { type AdapterFacts, adapterName, isSoftwareAdapter } from './adapter-policy.ts';
export { type AnyCanvas, CanvasContextError, createViewPresenter } from './create-view-presenter.ts';
export { createWebRuntime, type WebRuntimeOptions } from './create-web-runtime.ts';
export type { ViewPresenter } from './view-presenter.ts';
