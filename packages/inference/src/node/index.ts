export { createNodeRuntime, type NodeRuntimeOptions } from './create-node-runtime.ts';
export { createNodeWasmRuntime } from './create-node-wasm-runtime.ts';
