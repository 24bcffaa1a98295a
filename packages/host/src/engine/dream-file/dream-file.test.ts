import { identityPose } from '@dreamwalk/geometry';
import { decodeFloat16, encodeFloat16, encodeSafetensors } from '@dreamwalk/recording';
import type { SavedMoment, SavedView } from '@dreamwalk/world';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DreamFileError } from '../errors.ts';
import { decodeDream, encodeDream, type SavedDream } from './dream-file.ts';

const [WIDTH_PX, HEIGHT_PX] = [3, 2];
const PIXELS = WIDTH_PX * HEIGHT_PX;
const latentDims = [2, 1, 2] as const;
const LATENT_SIZE = 4;

const floats = (length: number) => fc.float32Array({ minLength: length, maxLength: length, noNaN: true });
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** What a float16 can hold. */
const depths = floats(PIXELS).map((values) => decodeFloat16(encodeFloat16(values)));

const viewOf = (withLatents: boolean): fc.Arbitrary<SavedView> =>
  fc
    .record({ id: fc.nat(), rgb: bytes(3 * PIXELS), depthM: depths, latent: floats(LATENT_SIZE) })
    .map(({ latent, ...view }) => ({
      ...view,
      pose: identityPose,
      generated: true,
      anchored: false,
      frameIndex: 1,
      latent: withLatents ? latent : undefined,
    }));

const momentOf = (views: number): fc.Arbitrary<SavedMoment> =>
  fc
    .record({
      places: fc.uniqueArray(fc.nat({ max: views - 1 }), { minLength: 1 }),
      latents: fc.array(floats(LATENT_SIZE), { minLength: 3, maxLength: 3 }),
      coveredMask: fc.option(bytes(PIXELS), { nil: undefined }),
    })
    .map(({ places, latents: [latent, windowed, begun], coveredMask }) => ({
      episode: 0,
      frameIndex: 4,
      previous: places[0],
      places,
      nextId: 9,
      context: {
        window: [{ frameIndex: 4, pose: identityPose, latent: windowed }],
        first: null,
        begun: [begun],
      },
      record: { retrieved: [], coveredShare: 0.5, realShare: 0.25, latent, coveredMask },
    }));

const dream: fc.Arbitrary<SavedDream> = fc
  .record({ views: fc.integer({ min: 1, max: 4 }), withLatents: fc.boolean(), names: fc.array(fc.string()) })
  .chain(({ views, withLatents, names }) =>
    fc.record({
      createdAt: fc.constant('2026-01-02T03:04:05.000Z'),
      place: fc.constant({ kind: 'world', seed: 7, tourViews: 60 } as const),
      memoryPolicy: fc.constant('coverage' as const),
      widthPx: fc.constant(WIDTH_PX),
      heightPx: fc.constant(HEIGHT_PX),
      latentDims: fc.constant(latentDims),
      rollout: fc.record({
        model: fc.constant({ id: 'a', graphs: { decoder: 'f'.repeat(64) } }),
        views: fc.array(viewOf(withLatents), { minLength: views, maxLength: views }),
        moments: fc.array(momentOf(views), { minLength: names.length + 2, maxLength: names.length + 2 }),
      }),
      bookmarks: fc.constant(names.map((name) => ({ name }))),
    }),
  );

const [sample] = fc.sample(dream, { seed: 1, numRuns: 1 });

/** A file whose words were changed. */
function withWords(change: (about: Record<string, unknown>) => void): Uint8Array {
  const file = encodeDream(sample);
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const head = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  const about = JSON.parse(head.__metadata__.dreamwalk);
  change(about);
  return encodeSafetensors(new Map(), { dreamwalk: JSON.stringify(about) });
}

describe('a saved dream', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(dream, (saved) => {
        expect(decodeDream(encodeDream(saved), 'a')).toEqual(saved);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['of another format', withWords((about) => Object.assign(about, { format: 'x' })), 'format'],
    [
      'without a bookmark’s moment',
      withWords((about) => Object.assign(about, { bookmarks: Array(99).fill({ name: '' }) })),
      'every bookmark',
    ],
    ['without its arrays', withWords(() => {}), 'it names more than it holds'],
    ['of other words', encodeSafetensors(new Map(), {}), 'what it says of itself'],
    ['of no format at all', Uint8Array.of(1, 2, 3), 'cut short'],
  ])('is refused %s', (_, file, problem) => {
    expect(() => decodeDream(file, 'a.dream.safetensors')).toThrow(DreamFileError);
    expect(() => decodeDream(file, 'a.dream.safetensors')).toThrow(problem);
  });
});
