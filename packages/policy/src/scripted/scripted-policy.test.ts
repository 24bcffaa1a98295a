import { beforeEach, describe, expect, it } from 'vitest';
import { PolicyActError, PolicyLoadError } from '../errors.ts';
import { guarded } from '../guard/guarded.ts';
import type { Policy, PolicyObservation } from '../policy.ts';
import { GREY_START, GREY_VIEW, plainFrame } from '../testing/episode.ts';
import { type OpenScriptOptions, ScriptedPolicy } from './scripted-policy.ts';

const HEAD = `export const senses = ['frame'];
export const actionSpace = 'walk';
`;

const open = (source: string, options?: OpenScriptOptions) =>
  ScriptedPolicy.open({ fileName: 'test.js', source }, options);

/** What a script's `infer` returns, called once. */
async function inferred(body: string, seen: Partial<PolicyObservation> = {}, options?: OpenScriptOptions) {
  const policy = await open(`${HEAD}export function infer(observation) {\n${body}\n}`, options);
  try {
    await policy.reset(GREY_START);
    return await policy.infer({ ...GREY_VIEW, ...seen });
  } finally {
    await policy.dispose();
  }
}

async function failure(act: Promise<unknown>): Promise<PolicyActError> {
  const error = await act.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(PolicyActError);
  return error as PolicyActError;
}

describe('a script', () => {
  it('acts on the pixels that it is shown', async () => {
    const frame = { widthPx: 2, heightPx: 1, rgb: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    const { actions } = await inferred(
      `const { frame: { widthPx, heightPx, rgb } } = observation;
       return [[widthPx, heightPx, rgb[5], rgb instanceof Uint8Array ? 1 : 0]];`,
      { frame },
    );
    expect(actions).toEqual([[2, 1, 6, 1]]);
  });

  it('is shown depth and pictures that are parts of larger buffers', async () => {
    const policy = await open(`export const senses = ['depth', 'goal-frame'];
export const actionSpace = 'walk';
export const infer = ({ depthM, goalFrame }) => [[...depthM, goalFrame.rgb.length, goalFrame.rgb[0]]];`);
    await policy.reset(GREY_START);
    const { actions } = await policy.infer({
      ...GREY_VIEW,
      depthM: Float32Array.of(9, 1.5, 2.5, 9).subarray(1, 3),
      goalFrame: { widthPx: 1, heightPx: 1, rgb: Uint8Array.of(0, 7, 8, 9).subarray(1) },
    });
    expect(actions).toEqual([[1.5, 2.5, 3, 7]]);
    await policy.dispose();
  });

  it('is shown no more than it senses, of the goal neither', async () => {
    const { actions } = await inferred('return [Object.keys(observation).map((key) => key.length)];', {
      pose: { rotation: [0, 0, 0, 1], translation: [0, 0, 0] },
      goalFrame: plainFrame(1, 1, [0, 0, 0]),
    });
    expect(actions).toEqual([['step', 'prompt', 'frame'].map((key) => key.length)]);
    const lines: string[] = [];
    const policy = await open(
      `${HEAD}export function reset(start) { console.log(Object.keys(start), Object.keys(start.goal)); }
export const infer = () => [[0, 0, 0, 0]];`,
      { onLog: (line) => lines.push(line) },
    );
    await policy.reset({ ...GREY_START, goal: { prompt: '', frame: plainFrame(1, 1, [0, 0, 0]) } });
    expect(lines).toEqual(['["camera","seed","episode","maxSteps","goal"] ["prompt"]']);
    await policy.dispose();
  });

  it('may give a chunk, and may wait for its own promises', async () => {
    expect(await inferred('return { actions: [[1, 0, 0, 0], [2, 0, 0, 0]], executeSteps: 1 };')).toEqual({
      actions: [
        [1, 0, 0, 0],
        [2, 0, 0, 0],
      ],
      executeSteps: 1,
    });
    const promised = await inferred('return Promise.resolve().then(() => [Float32Array.of(1, 0, 0, 0)]);');
    expect(promised.actions).toEqual([[1, 0, 0, 0]]);
  });

  it('remembers within an episode and nothing beyond it', async () => {
    const policy = await open(`${HEAD}let calls = 0;
globalThis.kept = (globalThis.kept ?? 0) + 1;
export const infer = () => [[++calls, globalThis.kept++, 0, 0]];`);
    await policy.reset(GREY_START);
    await policy.infer(GREY_VIEW);
    expect((await policy.infer(GREY_VIEW)).actions).toEqual([[2, 2, 0, 0]]);
    await policy.reset(GREY_START);
    expect((await policy.infer(GREY_VIEW)).actions).toEqual([[1, 1, 0, 0]]);
    await policy.dispose();
  });

  it('draws by seed, episode and step alone', async () => {
    const policy = await open(
      `${HEAD}export const infer = ({ step }) => [[random(), Math.random(), random(), step]];`,
    );
    const draw = async (seed: number, episode: number, step: number) => {
      await policy.reset({ ...GREY_START, seed, episode });
      if (step > 1) await policy.infer({ ...GREY_VIEW, step: 1 });
      return (await policy.infer({ ...GREY_VIEW, step })).actions[0].slice(0, 3);
    };
    const first = await draw(1, 0, 5);
    expect(new Set(first).size).toBe(3);
    for (const value of first) expect(value > 0 && value < 1).toBe(true);
    expect(await draw(1, 0, 5)).toEqual(first);
    for (const [seed, episode, step] of [
      [2, 0, 5],
      [1, 1, 5],
      [1, 0, 6],
    ])
      expect(await draw(seed, episode, step)).not.toEqual(first);
    await policy.dispose();
  });

  it('writes to the console of whoever listens, in reasonable amounts', async () => {
    const lines: string[] = [];
    await inferred(
      `console.log('pose', { x: 1 }, [2]); console.warn('x'.repeat(9999));
       for (let i = 0; i < 1000; i++) console.log(i); return [[0, 0, 0, 0]];`,
      {},
      { onLog: (line) => lines.push(line) },
    );
    expect(lines[0]).toBe('pose {"x":1} [2]');
    expect(lines[1]).toHaveLength(500);
    expect(lines.slice(99)).toEqual(['97', '… and more, which is left out.']);
  });

  it('has no clock', async () => {
    const { actions } = await inferred(
      'return [[typeof Date, typeof performance, typeof setTimeout].map((type) => type === "undefined" ? 1 : 0)];',
    );
    expect(actions).toEqual([[1, 1, 1]]);
  });
});

describe('a script that cannot be loaded', () => {
  it.each<[string, string, RegExp]>([
    [
      'is no JavaScript',
      `${HEAD}\nexport const infer = ;`,
      /loaded: test\.js, line 4: SyntaxError: unexpected token/,
    ],
    ['throws', `${HEAD}\n\nnope();`, /loaded: test\.js, line 5: ReferenceError: 'nope' is not defined\./],
    ['does not end', `${HEAD}for (;;) {}`, /test\.js, line \d: it was stopped after 0\.2 s/],
    [
      'imports',
      `import fs from 'node:fs';\n${HEAD}`,
      /test\.js: it imports something .*node:fs.* stands alone/,
    ],
    [
      'waits for ever',
      `${HEAD}await new Promise(() => {});`,
      /test\.js: .*waits for something that never comes/,
    ],
    [
      'senses nothing known',
      `export const senses = ['smell'];`,
      /test\.js exports \["smell"\] senses, which must be a list of frame,/,
    ],
    ['has no senses', '', /exports no senses/],
    [
      'knows no space',
      `export const senses = [];\nexport const actionSpace = 'fly';`,
      /exports "fly" actionSpace, which must be one of walk, twist/,
    ],
    ['cannot act', HEAD, /test\.js exports no function infer/],
  ])('%s', async (_, source, message) => {
    const opened = open(source, { limits: { timeMs: 200 } });
    await expect(opened).rejects.toThrow(PolicyLoadError);
    await expect(opened).rejects.toThrow(message);
  });
});

describe('a script that fails', () => {
  const memoryBytes = 32 * 2 ** 20;
  it.each<[string, string, PolicyActError['fault'], RegExp]>([
    [
      'throws',
      'null.x',
      'crashed',
      /^The policy "test" failed in test\.js, line 6: TypeError: cannot read property 'x' of null\.$/,
    ],
    ['throws in a built-in', '[1].map(() => nope)', 'crashed', /line 6: ReferenceError/],
    ['throws what is no error', 'throw "no"', 'crashed', /test\.js: Error: it threw no\./],
    ['throws a trap', 'throw { get message() { for (;;) {} } }', 'crashed', /test\.js/],
    ['throws a promise', 'throw Promise.reject(new Error("later"))', 'crashed', /test\.js/],
    [
      'does not end',
      'while (true) {}',
      'timeout',
      /line [56]: it was stopped after 0\.25 s\. Look for a loop that does not end/,
    ],
    [
      'does not let itself be stopped',
      'for (;;) try { for (;;) {} } catch {} finally { for (;;) {} }',
      'timeout',
      /stopped/,
    ],
    ['does not end in a built-in', '/(a+)+$/.test("a".repeat(40) + "b")', 'timeout', /stopped/],
    ['does not end later', 'return Promise.resolve().then(() => { for (;;) {} })', 'timeout', /stopped/],
    ['waits for ever', 'return new Promise(() => {})', 'crashed', /never comes/],
    ['rejects', 'return Promise.reject(new RangeError("far"))', 'crashed', /RangeError: far/],
    [
      'calls itself without end',
      'const f = () => f() + 1; return f();',
      'crashed',
      /line 6: its calls within calls need more than 256 KiB/,
    ],
    ['nests without end', 'let o = []; for (;;) o = [o];', 'crashed', /memory/],
    [
      'keeps too much',
      'const kept = []; for (;;) kept.push(new Uint8Array(1 << 16));',
      'crashed',
      /line 6: it needs more memory than its 32 MiB/,
    ],
    [
      'asks for too much at once',
      'return [[new ArrayBuffer(2 ** 31 - 1).byteLength]]',
      'crashed',
      /memory|RangeError/,
    ],
    ['hands over what is endless', 'const o = []; o.push(o); return o;', 'crashed', /circular/],
    ['hands over a trap', 'return { get actions() { for (;;) {} } };', 'timeout', /stopped/],
  ])(
    '%s is an error, and the next episode begins as if nothing had been',
    async (name, body, fault, message) => {
      // Only what is to be stopped is given little time: the other errors must come of themselves.
      const timeMs = fault === 'timeout' || name === 'throws a trap' ? 250 : 10_000;
      const policy = await open(
        `${HEAD}let calls = 0;
export function infer({ step }) {
if (step > 0) return [[++calls, 0, 0, 0]];
${body}
}`,
        { limits: { timeMs, memoryBytes } },
      );
      await policy.reset(GREY_START);
      const error = await failure(policy.infer(GREY_VIEW));
      expect(error.fault).toBe(fault);
      expect(error.message).toMatch(message);
      expect((await failure(policy.infer(GREY_VIEW))).message).toMatch(/it has failed before/);
      await policy.reset(GREY_START);
      expect((await policy.infer({ ...GREY_VIEW, step: 1 })).actions).toEqual([[1, 0, 0, 0]]);
      await policy.dispose();
    },
  );

  it.each<[string, string, RegExp]>([
    ['NaN', 'return [[0, 0, 0 / 0, 0]];', /handed over NaN as number 2 of action 0/],
    ['infinity', 'return [[0, 0, 0, -1 / 0]];', /handed over -Infinity as number 3/],
    ['another shape', 'return [[0, 0]];', /an array of 2 as action 0/],
    ['nothing', '', /without actions/],
    ['text', 'return "ahead";', /without actions/],
  ])('hands over %s and is refused by the guard', async (_, body, message) => {
    const policy = guarded(await open(`${HEAD}export function infer() { ${body} }`));
    await policy.reset(GREY_START);
    expect((await failure(policy.infer(GREY_VIEW))).message).toMatch(message);
    await policy.dispose();
  });
});

describe('a script that tries to get out', () => {
  let policy: Policy | undefined;
  beforeEach(() => {
    policy = undefined;
  });

  it.each([
    [
      'global names',
      'typeof process + typeof require + typeof fetch + typeof WebAssembly + typeof navigator',
    ],
    [
      'the global object',
      '["process", "require", "fetch", "XMLHttpRequest", "WebSocket", "os", "std", "module"].filter((name) => name in globalThis).join() || "undefined".repeat(5)',
    ],
    [
      'the Function constructor',
      'new Function("return typeof process")() + (() => {}).constructor("return typeof require")() + "undefined".repeat(3)',
    ],
    [
      'the constructor of what the host hands in',
      'random.constructor.constructor("return typeof process")() + console.log.constructor("return typeof fetch")() + "undefined".repeat(3)',
    ],
    [
      'the constructor of an observation',
      'arguments[0].constructor.constructor("return typeof process")() + arguments[0].frame.rgb.constructor.constructor("return typeof require")() + "undefined".repeat(3)',
    ],
    ['indirect eval', '(0, eval)("typeof process") + "undefined".repeat(4)'],
  ])('reaches nothing by %s', async (_, expression) => {
    const lines: string[] = [];
    await inferred(
      `console.log(${expression}); return [[0, 0, 0, 0]];`,
      {},
      { onLog: (line) => lines.push(line) },
    );
    expect(lines).toEqual(['undefined'.repeat(5)]);
  });

  it.each([
    'node:fs',
    'fs',
    './secret.js',
    'file:///etc/passwd',
    'https://example.com/x.js',
    'data:text/javascript,1',
  ])('imports nothing from %s', async (from) => {
    const lines: string[] = [];
    policy = await open(
      `${HEAD}export const infer = async () => { await import(${JSON.stringify(from)}).then(() => console.log('in'), (error) => console.log(error.name)); return [[0, 0, 0, 0]]; };`,
      { onLog: (line) => lines.push(line) },
    );
    await policy.reset(GREY_START);
    await policy.infer(GREY_VIEW);
    expect(lines).toEqual(['ReferenceError']);
    await policy.dispose();
  });

  it('pollutes no prototype but its own', async () => {
    await inferred(`
      Object.prototype.polluted = 1;
      Array.prototype.push = () => { throw new Error('mine'); };
      JSON.parse = JSON.stringify = () => 'mine';
      Uint8Array.prototype.fill = null;
      observation.__proto__.__proto__ = null;
      return JSON ? [{ __proto__: { polluted: 2 }, constructor: { prototype: { polluted: 3 } } }] : [];`);
    expect('polluted' in {}).toBe(false);
    expect([].push).toBe(Array.prototype.push);
    expect(JSON.stringify([1])).toBe('[1]');
  });

  it('hands over a key named __proto__ as data, not as a prototype', async () => {
    const { actions } = await inferred(`return JSON.parse('[{"__proto__": {"polluted": 1}}]');`);
    expect('polluted' in {}).toBe(false);
    expect(Object.getPrototypeOf(actions[0])).toBe(Object.prototype);
  });

  it('changes nothing of the picture that it was shown', async () => {
    const frame = plainFrame(2, 2, [1, 2, 3]);
    await inferred('observation.frame.rgb.fill(0); return [[0, 0, 0, 0]];', { frame });
    expect(frame).toEqual(plainFrame(2, 2, [1, 2, 3]));
  });
});
