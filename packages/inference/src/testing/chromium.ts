import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The browser that tests drive. */
export const CHROMIUM_PATH = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether there is a browser to test in. */
export const hasChromium = existsSync(CHROMIUM_PATH);

/** WebGPU on SwiftShader; with fewer of these flags a machine without a GPU has no adapter, or draws zeros. */
const SOFTWARE_GPU_FLAGS = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-sandbox',
];

const SOURCE_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..');
const ORT_FOLDER = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));

const ORT_MODULES = {
  'onnxruntime-web/jspi': '/ort/ort.jspi.bundle.min.mjs',
  'onnxruntime-web/wasm': '/ort/ort.wasm.bundle.min.mjs',
};

function pageText(modules: Readonly<Record<string, string>>): string {
  const files = Object.entries(modules).map(([name, path]) => [name, `/file${path}`]);
  const importMap = JSON.stringify({ imports: { ...ORT_MODULES, ...Object.fromEntries(files) } });
  return `<!doctype html><title>test</title><link rel="icon" href="data:,"><script type="importmap">${importMap}</script>`;
}

/** A page of this package's sources in real Chromium: import them from `/src/…`. */
export interface BrowserPage {
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Serves the sources with their types stripped, cross-origin isolated, and opens an empty page on them.
 *
 * @param modules absolute paths of what the page may import by name besides ONNX Runtime; every file is served under
 *   `/file` and its absolute path
 */
export async function openBrowserPage(modules: Readonly<Record<string, string>> = {}): Promise<BrowserPage> {
  const page = pageText(modules);
  const server = createServer((request, response) => {
    answer(request.url ?? '/', page).then(
      ({ type, body }) => {
        response.writeHead(200, {
          'Content-Type': type,
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Embedder-Policy': 'require-corp',
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  const port = await listen(server);
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    server.close();
  };
  try {
    browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: SOFTWARE_GPU_FLAGS });
    const opened = await browser.newPage();
    await opened.goto(`http://127.0.0.1:${port}/`);
    return { page: opened, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answer(url: string, page: string): Promise<{ type: string; body: string | Uint8Array }> {
  const path = normalize(new URL(url, 'http://localhost').pathname);
  if (path === '/') return { type: 'text/html', body: page };
  if (path.startsWith('/src/')) return script(join(SOURCE_FOLDER, path.slice('/src/'.length)));
  if (path.startsWith('/file/')) return script(decodeURIComponent(path.slice('/file'.length)));
  const body = await readFile(join(ORT_FOLDER, path.slice('/ort/'.length)));
  return { type: path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript', body };
}

async function script(file: string): Promise<{ type: string; body: string }> {
  const source = await readFile(file, 'utf8');
  return { type: 'text/javascript', body: file.endsWith('.ts') ? stripTypeScriptTypes(source) : source };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
