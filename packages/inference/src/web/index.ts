export { type AdapterFacts, adapterName, isSoftwareAdapter } from './adapter-policy.ts';
export { createWebRuntime, type WebRuntimeOptions } from './create-web-runtime.ts';
