import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveResource } from './serve-resource.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dreamwalk-'));
  mkdirSync(join(folder, 'studio', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'models', 'rooms'), { recursive: true });
  writeFileSync(join(folder, 'studio', 'index.html'), '<title>studio</title>');
  writeFileSync(join(folder, 'studio', 'assets', 'a.wasm'), '0123456789');
  writeFileSync(join(folder, 'models', 'rooms', 'world-model.json'), '{}');
  writeFileSync(join(folder, 'secret.json'), '{}');
  symlinkSync(join(folder, 'secret.json'), join(folder, 'models', 'rooms', 'link.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const serve = (pathname: string, more: { method?: string; range?: string } = {}) =>
  serveResource(
    { method: more.method ?? 'GET', pathname, range: more.range ?? null },
    { studio: join(folder, 'studio'), models: [join(folder, 'models'), join(folder, 'own')] },
    { transformPage: (html) => html.replace('studio', 'the studio') },
  );

describe('serveResource', () => {
  it('serves the page, transformed and never cached', async () => {
    const page = await serve('/');
    expect(await page.text()).toBe('<title>the studio</title>');
    expect(page.headers.get('Cache-Control')).toBe('no-store');
  });

  it('isolates every answer, refusals too', async () => {
    for (const answer of [await serve('/'), await serve('/assets/a.wasm'), await serve('/nothing')]) {
      expect(answer.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(answer.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
      expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
  });

  it('serves WebAssembly under its own type, whole or in part', async () => {
    const whole = await serve('/assets/a.wasm');
    expect([whole.status, whole.headers.get('Content-Type'), await whole.text()]).toEqual([
      200,
      'application/wasm',
      '0123456789',
    ]);
    const part = await serve('/assets/a.wasm', { range: 'bytes=2-4' });
    expect([part.status, part.headers.get('Content-Range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect((await serve('/assets/a.wasm', { range: 'bytes=10-' })).status).toBe(416);
  });

  it('tells which models there are', async () => {
    const about = { title: 'Rooms', description: 'Walked.', version: '1' };
    writeFileSync(join(folder, 'models', 'rooms', 'world-model.json'), JSON.stringify(about));
    writeFileSync(join(folder, 'models', 'rooms', 'decoder.onnx.0'), '0123');
    writeFileSync(join(folder, 'models', 'rooms', 'decoder.onnx.1'), '456789');
    for (const own of ['mine', 'rooms', '.trash']) {
      mkdirSync(join(folder, 'own', own), { recursive: true });
      writeFileSync(join(folder, 'own', own, 'world-model.json'), JSON.stringify(about));
    }
    mkdirSync(join(folder, 'models', 'damaged'));
    writeFileSync(join(folder, 'models', 'damaged', 'world-model.json'), '{');
    const index = await serve('/models/index.json');
    const model = { title: 'Rooms', description: 'Walked.' };
    expect(await index.json()).toEqual([
      { id: 'rooms', ...model, isOwn: false, sizeBytes: 10 },
      { id: 'mine', ...model, isOwn: true, sizeBytes: 0 },
    ]);
    expect(index.headers.get('Content-Type')).toContain('json');
    expect(await (await serve('/models/index.json', { method: 'HEAD' })).text()).toBe('');
  });

  it('answers HEAD without a body and refuses other methods', async () => {
    const head = await serve('/assets/a.wasm', { method: 'HEAD' });
    expect([head.headers.get('Content-Length'), await head.text()]).toEqual(['10', '']);
    expect((await serve('/', { method: 'POST' })).status).toBe(405);
  });

  it('does not follow a link out of its root, and has no folders', async () => {
    expect((await serve('/models/rooms/world-model.json')).status).toBe(200);
    expect((await serve('/models/mine/world-model.json')).status).toBe(200);
    for (const pathname of ['/models/rooms/link.json', '/models/rooms', '/assets', '/../secret.json'])
      expect((await serve(pathname)).status).toBe(404);
  });
});
