/**
 * What runs inside the sandbox before a script: it takes the host's two functions, sets up `random` and `console`, and gives back
 * the way in and the way out. It keeps the built-ins that it needs, because a script may replace them.
 *
 * Values cross as JSON. Arrays of pixels and of depth do not: a marker stands for them, and they are copied once, as they are.
 * Numbers that JSON lacks come out as markers, so that a NaN is still one outside.
 */
export const PRELUDE = `(random, log) => {
  'use strict';
  const { parse, stringify } = JSON;
  const { isFinite } = Number;
  const { isView } = ArrayBuffer;
  const { from } = Array;
  const arrays = { bytes: Uint8Array, floats: Float32Array };
  const text = (value) => {
    if (typeof value === 'string') return value;
    try {
      return stringify(value) ?? String(value);
    } catch {
      return '?';
    }
  };
  const write = (...values) => log(from(values, text).join(' '));
  const draw = () => random();
  Math.random = draw;
  globalThis.random = draw;
  globalThis.console = { log: write, info: write, debug: write, warn: write, error: write };
  return {
    call(target, json, ...buffers) {
      return target(
        parse(json, (_, value) =>
          value?.crossing === undefined ? value : new arrays[value.kind](buffers[value.crossing]),
        ),
      );
    },
    toJson(value) {
      return stringify(value, (_, part) => {
        if (typeof part === 'number' && !isFinite(part)) return { notFinite: String(part) };
        return isView(part) ? from(part) : part;
      });
    },
  };
}`;
