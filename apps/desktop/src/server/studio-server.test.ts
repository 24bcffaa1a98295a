import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeMessage, encodeMessage } from '@dreamwalk/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { nativeLibrary } from '../shared/native-library.ts';
import { type StudioServer, startStudioServer } from './studio-server.ts';

/** Instead of an engine: says its settings, then repeats what it hears, and ends when told to. */
const ECHO = `
  process.send({ settings: JSON.parse(process.argv[2]) });
  process.on('message', (message) => {
    if (message.type === 'die') process.exit(3);
    process.send({ heard: message });
  });
`;

let folder = '';
let server: StudioServer;
let token = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dreamwalk-'));
  mkdirSync(join(folder, 'studio'));
  writeFileSync(join(folder, 'studio', 'index.html'), '<meta name="engine-token" content="" />');
  writeFileSync(join(folder, 'echo.cjs'), ECHO);
  const settings = { modelsFolders: [folder], recordingsFolder: folder };
  server = await startStudioServer({
    roots: { studio: join(folder, 'studio'), models: [folder] },
    engine: { entry: join(folder, 'echo.cjs'), settings },
    library: libraryIn(folder),
  });
  const page = await (await fetch(server.address)).text();
  token = page.match(/content="([^"]+)"/)?.[1] ?? '';
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const libraryIn = (place: string) =>
  nativeLibrary({
    recordingsFolder: join(place, 'rollouts'),
    evaluationsFolder: join(place, 'evaluations'),
    bundledModelsFolder: join(place, 'models'),
    ownModelsFolder: join(place, 'own'),
    processEntry: '',
    evaluationEntry: '',
  });

function connect(options: { readonly token?: string; readonly origin?: string } = {}): WebSocket {
  const url = new URL('engine', server.address.replace('http', 'ws'));
  const origin = options.origin ?? new URL(server.address).origin;
  return new WebSocket(url, ['dreamwalk', options.token ?? token], { origin });
}

const nextMessage = (socket: WebSocket) =>
  new Promise<unknown>((resolve) => socket.once('message', (data: Buffer) => resolve(decodeMessage(data))));

describe('the local server', () => {
  it('is on this machine alone and gives its page a token of this start', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(token.length).toBeGreaterThanOrEqual(32);
  });

  it('does not answer under a name that was bound to it from outside', async () => {
    const { port } = new URL(server.address);
    const status = await new Promise((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port, headers: { Host: `evil.example:${port}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(403);
  });

  it('gives the page an engine and carries messages both ways, bytes included', async () => {
    const socket = connect();
    expect(await nextMessage(socket)).toEqual({
      settings: { modelsFolders: [folder], recordingsFolder: folder },
    });
    const message = { type: 'openImage', rgb: Uint8Array.of(1, 2, 3) };
    socket.send(encodeMessage(message));
    expect(await nextMessage(socket)).toEqual({ heard: message });
    socket.close();
  });

  it('gives nobody else one', async () => {
    for (const options of [{ token: 'guess' }, { origin: 'https://evil.example' }]) {
      const refused = await new Promise<string>((resolve) => {
        connect(options).on('error', (error) => resolve(error.message));
      });
      expect(refused).toMatch(/403/);
    }
  });

  it('gives its library to the page alone', async () => {
    const about = new URL('library/about', server.address);
    expect((await fetch(about)).status).toBe(403);
    const answer = await fetch(about, { headers: { Authorization: `Bearer ${token}` } });
    expect(await answer.json()).toMatchObject({
      canReveal: false,
      recordingsFolder: join(folder, 'rollouts'),
    });
  });

  it('takes in what its page sends', async () => {
    const send = (path: string, method: string, body: string) =>
      fetch(new URL(`library/${path}`, server.address), {
        method,
        body,
        headers: { Authorization: `Bearer ${token}` },
      });
    const { uploadId } = await (await send('uploads', 'POST', '{"name":"mine"}')).json();
    expect((await send(`uploads/${uploadId}/files/decoder.onnx`, 'PUT', 'x'.repeat(100_000))).status).toBe(
      200,
    );
    const received = join(folder, 'own', '.uploads', uploadId, 'package', 'decoder.onnx');
    expect(statSync(received).size).toBe(100_000);
  });

  it('tells the page why when its engine ends', async () => {
    const socket = connect();
    await nextMessage(socket);
    const closed = new Promise<string>((resolve) =>
      socket.on('close', (_code, reason) => resolve(String(reason))),
    );
    socket.send(encodeMessage({ type: 'die' }));
    expect(await closed).toBe("The engine's process ended with code 3.");
  });

  it('drops a connection that sends damaged messages', async () => {
    const socket = connect();
    await nextMessage(socket);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send(Buffer.from('nonsense'));
    expect(await closed).toBe(1003);
  });

  it('takes another port where the usual one is taken, but not another than asked for', async () => {
    const options = {
      roots: { studio: folder, models: [folder] },
      engine: { entry: '', settings: { modelsFolders: [folder], recordingsFolder: folder } },
      library: libraryIn(folder),
    };
    const second = await startStudioServer(options);
    expect(second.address).not.toBe(server.address);
    await second.close();
    const port = Number(new URL(server.address).port);
    await expect(startStudioServer({ ...options, port })).rejects.toThrow(/EADDRINUSE/);
  });
});
