import { builtinModules } from 'node:module';
import type { InlineConfig } from 'vite';
import { DIST, fromDesktop, TARGET, TREE_SHAKING } from './paths.ts';

/** Native modules, one that brings its WebAssembly, and what only exists inside Electron: left to `require` at run time. */
const EXTERNAL = [
  'electron',
  'onnxruntime-node',
  '@jitl/quickjs-wasmfile-release-sync',
  '@napi-rs/webcodecs',
  'sharp',
  /^@napi-rs\//,
];
const NODE_MODULES = builtinModules.flatMap((name) => [name, `node:${name}`]);

/**
 * One CommonJS bundle an entry: a sandboxed preload can be nothing else, and Electron before 28 has no ES modules.
 * @param name of the entry's folder in `src` and of the bundle
 * @param entry path in `src`
 */
export function electronConfig(name: string, entry: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    root: fromDesktop(),
    publicDir: false,
    ssr: { noExternal: true, external: true },
    build: {
      ssr: fromDesktop('src', entry),
      outDir: fromDesktop(DIST, name),
      emptyOutDir: true,
      target: TARGET.node,
      minify: false,
      rollupOptions: {
        treeshake: TREE_SHAKING,
        external: [...EXTERNAL, ...NODE_MODULES],
        // What is imported late is required, too: Node 18 cannot read the ES modules of today.
        output: {
          format: 'cjs',
          entryFileNames: `${name}.cjs`,
          codeSplitting: false,
          dynamicImportInCjs: false,
        },
      },
    },
  };
}
