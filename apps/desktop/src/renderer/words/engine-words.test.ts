import { MODEL_STAGES, PLACE_STAGES, providerLadder } from '@dreamwalk/host';
import { afterEach, describe, expect, it } from 'vitest';
import { translateEngine } from './engine-words.ts';
import { i18next } from './words.ts';

afterEach(() => i18next.changeLanguage('en'));

describe('translateEngine', () => {
  it('says what the engine says in the language shown, its numbers too', async () => {
    await i18next.changeLanguage('de');
    expect(translateEngine('best source of 18 % of the view, the only one of 9 %')).toBe(
      'beste Quelle für 18\u00a0% des Bildes, einzige für 9\u00a0%',
    );
    expect(translateEngine('turned by 12°, 0.3 m away')).toBe('um 12° gedreht, 0,3\u00a0m entfernt');
    expect(translateEngine('edges of view meet 1.5 m and 20.1 m away, alone in its stretch')).toBe(
      'Blickränder kreuzen sich in 1,5\u00a0m und 20,1\u00a0m Entfernung, allein auf ihrer Strecke',
    );
    expect(translateEngine('25 of 60')).toBe('25 von 60');
    expect(translateEngine('native CPU, 2 threads')).toBe('native CPU, 2 Threads');
    await i18next.changeLanguage('fr');
    expect(translateEngine('sees 7 % of what the others do not, 12 views ago')).toBe(
      'voit 7\u00a0% de ce qui manque aux autres, il y a 12 vues',
    );
  });

  it('leaves what it does not know, and all of it in English', async () => {
    expect(translateEngine('turned by 12°, 0.3 m away')).toBe('turned by 12°, 0.3\u00a0m away');
    await i18next.changeLanguage('fr');
    for (const unknown of ['decoder.onnx', 'turned by 12°, by a hair', ''])
      expect(translateEngine(unknown)).toBe(unknown);
  });

  it('knows every stage of loading and every reason for a provider', async () => {
    const adapter = { kind: 'adapter', name: 'Swift, 256 bits' } as const;
    const reasons = [
      providerLadder({ gpu: { ...adapter, isSoftware: false }, hasJspi: true, native: 'utility-process' }),
      providerLadder({ gpu: { ...adapter, isSoftware: true }, hasJspi: true, native: 'local-server' }),
      providerLadder({ gpu: { ...adapter, isSoftware: false }, hasJspi: false, native: undefined }),
      providerLadder({ gpu: { ...adapter, isSoftware: false }, hasJspi: true, native: undefined }, 'wasm'),
    ].flatMap((rungs) => rungs.map(({ why }) => why));
    const stages = [...Object.values(MODEL_STAGES), ...Object.values(PLACE_STAGES)].map(({ name }) => name);
    await i18next.changeLanguage('fr');
    for (const sentence of [...stages, ...reasons.flatMap((why) => why.split(/(?<=\.) /))])
      expect(translateEngine(sentence)).not.toBe(sentence);
  });
});
