import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as geometry from '@dreamwalk/geometry';
import * as host from '@dreamwalk/host';
import * as native from '@dreamwalk/host/node';
import * as inference from '@dreamwalk/inference';
import * as modelPackage from '@dreamwalk/model-package';
import * as simulator from '@dreamwalk/simulator';
import * as trajectory from '@dreamwalk/trajectory';
import * as world from '@dreamwalk/world';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { translateFailure } from './failure-sentences.ts';
import { fr } from './fr/index.ts';
import { FAILING } from './testing/failing.ts';
import { i18next } from './words.ts';

const ROOT = join(import.meta.dirname, '../../../../..');

/** A phrase says its own key in this language, then what stands in its gaps: `⟨messages.file⟩(walk.txt|…)`. */
const KEYS = 'zz';

/** Errors that only a mistake in the program brings about, or the command line: they are shown in English. */
const NEVER_MET = [
  'EpisodeNotStartedError',
  'HostError',
  'InferenceError',
  'InvalidRotationError',
  'KeyframeError',
  'NoiseKeyError',
  'FeedError',
  'ReplayError',
  'RequestError',
  'ResampleError',
  'RolloutStateError',
  'RuntimeDisposedError',
  'TensorDisposedError',
  'TensorLocationError',
  'UnknownViewError',
  'ViewSizeError',
  'WorldError',
];

/** Messages of every error of `FAILING`, by its name. */
const met: { readonly name: string; readonly message: string }[] = [];

beforeAll(async () => {
  const { messages, clauses, foreign } = en.failures;
  const keyed = Object.fromEntries(
    Object.entries({ messages, clauses, foreign }).map(([part, phrases]) => [
      part,
      Object.fromEntries(
        Object.entries(phrases).map(([key, english]) => [
          key,
          `⟨${part}.${key}⟩(${gapsOf(english).map((gap) => `{{${gap}}}`)})`,
        ]),
      ),
    ]),
  );
  i18next.addResourceBundle(KEYS, 'failures', keyed);
  for (const [name, tries] of Object.entries(FAILING))
    for (const attempt of tries) met.push({ name, message: await messageOf(attempt) });
});
afterEach(() => i18next.changeLanguage('en'));

describe('translateFailure', () => {
  it.each(['en', 'de', 'fr'])('knows what a person can bring about, in %s', async (language) => {
    await i18next.changeLanguage(language);
    for (const { name, message } of met) {
      const said = translateFailure(message);
      expect(said, `${name}: ${message}`).toBeDefined();
      const isSame = said?.replaceAll('\u00a0', ' ').toLowerCase() === message.toLowerCase();
      expect(isSame, `${name}: ${said}`).toBe(language === 'en');
    }
  });

  it('says it as a whole', async () => {
    await i18next.changeLanguage('de');
    const lost = new host.EngineConnectionError("The engine's process ended with SIGKILL.");
    expect(translateFailure(lost.message)).toBe(
      'Die Engine ist nicht erreichbar: Der Prozess der Engine hat mit SIGKILL geendet. Laden Sie das Studio neu, oder starten Sie es noch einmal.',
    );
    const crooked = await messageOf(() => trajectory.parseTum('0 0 0 0 0 0 0 0.5', 'a.txt'));
    expect(translateFailure(crooked)).toContain(
      'a.txt, Zeile 1: Das Quaternion (Spalten 5 bis 8, qx qy qz qw) hat die Länge 0,5000 statt 1.',
    );
    await i18next.changeLanguage('fr');
    expect(translateFailure('/films/a.mp4: the disk is full; make room or choose another place.')).toBe(
      '/films/a.mp4 : le disque est plein ; libérez de la place, ou choisissez un autre emplacement.',
    );
  });

  it('does not know anything else, be it half of what it knows', async () => {
    await i18next.changeLanguage('de');
    for (const message of ['', 'Boom', 'decoder.onnx: nobody knows why.', 'x is not a function'])
      expect(translateFailure(message)).toBeUndefined();
  });

  it('leaves no error out that the packages know', () => {
    const classes = [geometry, host, native, inference, modelPackage, simulator, trajectory, world]
      .flatMap((module) => Object.entries(module))
      .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Error)
      .map(([name]) => name);
    expect(classes.filter((name) => !(name in FAILING) && !NEVER_MET.includes(name))).toEqual([]);
    expect(NEVER_MET.filter((name) => name in FAILING)).toEqual([]);
  });

  it('has no phrase that nothing says any longer', async () => {
    await i18next.changeLanguage(KEYS);
    const said = met.map(({ message }) => translateFailure(message)).join('\n');
    const sources = sourceText();
    const { messages, clauses, foreign } = en.failures;
    // What was not brought about here stands in the sources at least, word for word.
    const isSaid = ([part, key, english]: readonly [string, string, string]) =>
      said.includes(`⟨${part}.${key}⟩`) ||
      (part !== 'foreign' && wordsOf(english).every((words) => sources.includes(words)));
    const phrases = Object.entries({ messages, clauses, foreign }).flatMap(([part, all]) =>
      Object.entries(all).map(([key, english]) => [part, key, english] as const),
    );
    expect(phrases.filter((phrase) => !isSaid(phrase))).toEqual([]);
  });

  it('leaves no gap out in any language', () => {
    for (const { failures } of [de, fr])
      for (const part of ['messages', 'clauses', 'foreign'] as const)
        for (const [key, english] of Object.entries(en.failures[part])) {
          const translated = (failures[part] as Record<string, string>)[key];
          expect(gapsOf(translated).sort(), `${part}.${key}`).toEqual(gapsOf(english).sort());
        }
  });
});

/** What stands between the gaps, without the punctuation that belongs to them. */
function wordsOf(phrase: string): string[] {
  return phrase.split(/\{\{\w+\}\}/).map((text) => text.replace(/^[\s().,:;[\]"]+|[\s().,:;[\]"]+$/g, ''));
}

function gapsOf(phrase: string): string[] {
  return [...phrase.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap);
}

async function messageOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`This was expected to fail: ${attempt}`);
}

/** What the program says, all of it but its own translations; a text that is written in parts is put together. */
function sourceText(): string {
  return ['packages', 'apps/desktop']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(ROOT, folder, path),
      ),
    )
    .filter((path) => /\/src\/.*\.tsx?$/.test(path) && !/node_modules|\/words\/|\.test\./.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
    .replace(/(['`]) \+\n\s*(['`])/g, '')
    .replaceAll("\\'", "'");
}
