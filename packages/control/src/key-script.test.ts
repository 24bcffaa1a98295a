import { describe, expect, it } from 'vitest';
import { KeyScriptError, parseKeyScript } from './key-script.ts';
import { idleKeys } from './keys.ts';

function errorOf(script: string): KeyScriptError {
  try {
    parseKeyScript(script);
  } catch (error) {
    if (error instanceof KeyScriptError) return error;
    throw error;
  }
  throw new Error('The script was accepted.');
}

describe('parseKeyScript', () => {
  it('gives one state a frame', () => {
    const frames = parseKeyScript('w*40,right*20');
    expect(frames).toHaveLength(60);
    expect(frames[39]).toEqual({ ...idleKeys, forward: true });
    expect(frames[40]).toEqual({ ...idleKeys, turnRight: true });
  });

  it('joins keys, takes single frames, spaces and capitals', () => {
    expect(parseKeyScript(' W + Left * 2 , idle,  s+run')).toEqual([
      { ...idleKeys, forward: true, turnLeft: true },
      { ...idleKeys, forward: true, turnLeft: true },
      idleKeys,
      { ...idleKeys, back: true, run: true },
    ]);
  });

  it.each([
    ['w', 'forward'],
    ['s', 'back'],
    ['a', 'left'],
    ['d', 'right'],
    ['left', 'turnLeft'],
    ['right', 'turnRight'],
    ['up', 'lookUp'],
    ['down', 'lookDown'],
    ['rise', 'rise'],
    ['sink', 'sink'],
    ['run', 'run'],
  ])('holds for "%s" the key %s alone', (name, key) => {
    expect(parseKeyScript(name)).toEqual([{ ...idleKeys, [key]: true }]);
  });

  it.each([
    ['', '', /is empty\. Give parts like/],
    ['   ', '', /is empty/],
    ['w*4,,s', '', /empty part\. Remove the comma/],
    ['w*4,', '', /empty part/],
    ['w*4,jump*2', 'jump*2', /unknown key "jump"\. The keys are: w, a, s, d, left/],
    ['w*4 s*4', 'w*4 s*4', /more than one "\*"\. Separate the parts/],
    ['toString', 'toString', /unknown key "tostring"/],
    ['__proto__', '__proto__', /unknown key/],
    ['w+*3', 'w+*3', /unknown key ""/],
    ['*3', '*3', /unknown key ""/],
    ['w+w*3', 'w+w*3', /"w" twice/],
    ['idle+w', 'idle+w', /joins "idle" with other keys/],
    ['w*0', 'w*0', /frame count "0"\. Give a positive whole number/],
    ['w*-5', 'w*-5', /frame count "-5"/],
    ['w*2.5', 'w*2.5', /frame count "2\.5"/],
    ['w*', 'w*', /frame count ""/],
    ['w*many', 'w*many', /frame count "many"/],
    ['w*999999,s*2', 's*2', /longer than 1000000 frames\. Give a smaller count/],
    ['w*99999999999999999999', 'w*99999999999999999999', /longer than/],
  ])('refuses %j and names the part at fault', (script, token, message) => {
    const error = errorOf(script);
    expect(error).toMatchObject({ name: 'KeyScriptError', token });
    expect(error.message).toMatch(message);
  });
});
