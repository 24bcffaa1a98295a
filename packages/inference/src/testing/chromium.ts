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

const PAGE = `<!doctype html><title>test</title><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify(
  {
    imports: {
      'onnxruntime-web/jspi': '/ort/ort.jspi.bundle.min.mjs',
      'onnxruntime-web/wasm': '/ort/ort.wasm.bundle.min.mjs',
    },
  },
)}</script>`;

/** A page of this package's sources in real Chromium: import them from `/src/…`. */
export interface BrowserPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Serves the sources with their types stripped, cross-origin isolated, and opens an empty page on them. */
export async function openBrowserPage(): Promise<BrowserPage> {
  const server = createServer((request, response) => {
    answer(request.url ?? '/').then(
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
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answer(url: string): Promise<{ type: string; body: string | Uint8Array }> {
  const path = normalize(new URL(url, 'http://localhost').pathname);
  if (path === '/') return { type: 'text/html', body: PAGE };
  if (path.startsWith('/src/')) {
    const source = await readFile(join(SOURCE_FOLDER, path.slice('/src/'.length)), 'utf8');
    return { type: 'text/javascript', body: stripTypeScriptTypes(source) };
  }
  const body = await readFile(join(ORT_FOLDER, path.slice('/ort/'.length)));
  return { type: path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript', body };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
