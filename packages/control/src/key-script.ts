import { idleKeys, type KeyState } from './keys.ts';

/** The keys that a script can hold, by the names it uses. */
const KEYS_BY_NAME: Readonly<Record<string, Partial<KeyState>>> = {
  w: { forward: true },
  a: { left: true },
  s: { back: true },
  d: { right: true },
  left: { turnLeft: true },
  right: { turnRight: true },
  up: { lookUp: true },
  down: { lookDown: true },
  rise: { rise: true },
  sink: { sink: true },
  run: { run: true },
  idle: {},
};

const NAMES = Object.keys(KEYS_BY_NAME).join(', ');

/** Some fourteen hours at 20 frames a second; more is a slip of the pen. */
const MOST_FRAMES = 1_000_000;

/** A key script cannot be read. The message names the part at fault and the remedy. */
export class KeyScriptError extends Error {
  override readonly name = 'KeyScriptError';
  /** The part at fault, as written. */
  readonly token: string;

  constructor(token: string, message: string) {
    super(message);
    this.token = token;
  }
}

/**
 * Reads a script of held keys, one state a frame: parts separated by commas, each `keys*frames`, keys joined by `+`,
 * one frame where `*frames` is left out. `w*40,right*20,w+left*10` walks 40 frames, turns right for 20 and walks a
 * left curve for 10. Keys: w a s d (move), left right up down (look), rise sink, run (faster), idle.
 *
 * @throws KeyScriptError where the script is empty, a key is unknown or given twice, a count is not a positive
 * integer, or the script is longer than a million frames.
 */
export function parseKeyScript(script: string): KeyState[] {
  if (script.trim() === '')
    throw new KeyScriptError('', 'The key script is empty. Give parts like "w*40,right*20".');
  const frames: KeyState[] = [];
  for (const part of script.split(',')) {
    const token = part.trim();
    const { keys, count } = parsePart(token);
    if (frames.length + count > MOST_FRAMES)
      throw new KeyScriptError(
        token,
        `With "${token}" the key script is longer than ${MOST_FRAMES} frames. Give a smaller count.`,
      );
    for (let frame = 0; frame < count; frame++) frames.push(keys);
  }
  return frames;
}

function parsePart(token: string): { keys: KeyState; count: number } {
  if (token === '')
    throw new KeyScriptError(
      token,
      'The key script has an empty part. Remove the comma that has nothing beside it.',
    );
  const [combination, countText, ...rest] = token.split('*');
  if (rest.length > 0)
    throw new KeyScriptError(
      token,
      `"${token}" has more than one "*". Separate the parts of a key script by commas.`,
    );
  return { keys: parseCombination(combination, token), count: parseCount(countText?.trim(), token) };
}

function parseCombination(combination: string, token: string): KeyState {
  const names = combination.split('+').map((name) => name.trim().toLowerCase());
  let keys = idleKeys;
  for (const [index, name] of names.entries()) {
    if (!Object.hasOwn(KEYS_BY_NAME, name))
      throw new KeyScriptError(token, `"${token}" names the unknown key "${name}". The keys are: ${NAMES}.`);
    if (names.indexOf(name) !== index)
      throw new KeyScriptError(token, `"${token}" names the key "${name}" twice. Name each key once.`);
    if (name === 'idle' && names.length > 1)
      throw new KeyScriptError(
        token,
        `"${token}" joins "idle" with other keys. Leave "idle" out, or let it stand alone.`,
      );
    keys = { ...keys, ...KEYS_BY_NAME[name] };
  }
  return keys;
}

function parseCount(text: string | undefined, token: string): number {
  if (text === undefined) return 1;
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 1)
    throw new KeyScriptError(
      token,
      `"${token}" has the frame count "${text}". Give a positive whole number of frames after the "*".`,
    );
  return count;
}
