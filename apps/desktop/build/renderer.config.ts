import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { DIST, fromDesktop, TARGET, TREE_SHAKING } from './paths.ts';

/** The studio's page and its worker. */
export const rendererConfig: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root: fromDesktop('src/renderer'),
  publicDir: fromDesktop('src/renderer/public'),
  plugins: [react()],
  worker: { format: 'es', rollupOptions: { treeshake: TREE_SHAKING } },
  build: {
    outDir: fromDesktop(DIST, 'renderer'),
    emptyOutDir: true,
    target: TARGET.browser,
    // ONNX Runtime alone is larger than the default warns of.
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rollupOptions: { treeshake: TREE_SHAKING },
  },
};
