import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { keepStored, readStored } from '../../../settings/stored.ts';
import type { StudioStore } from '../../../studio/studio-store.ts';

const STORED_AS = 'dreamwalk.places';

const MOST_PLACES = 8;

const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('world'), seed: z.number() }),
  z.object({
    kind: z.literal('image'),
    name: z.string(),
    /** The picture itself as a data URL, so that it can be gone to again. */
    url: z.string(),
  }),
]);

/** A place that one has been in. */
export type RecentPlace = z.infer<typeof placeSchema>;

/** Where one has been, the newest first. */
export const recentPlaces = createStore<readonly RecentPlace[]>(() =>
  readStored(STORED_AS, z.array(placeSchema).catch([])),
);

keepStored(STORED_AS, recentPlaces);

/** A place before all others, once, and no more of them than are kept. */
export function withPlace(places: readonly RecentPlace[], place: RecentPlace): RecentPlace[] {
  const others = places.filter((other) => keyOf(other) !== keyOf(place));
  return [place, ...others].slice(0, MOST_PLACES);
}

/** Tells places apart. */
export function keyOf(place: RecentPlace): string {
  return place.kind === 'world' ? `world ${place.seed}` : `image ${place.name}`;
}

export function rememberPlace(place: RecentPlace): void {
  recentPlaces.setState((places) => withPlace(places, place), true);
}

/** Remembers every world that is entered; a picture is remembered by whoever has it. */
export function keepPlaces(studio: StudioStore): void {
  studio.subscribe(({ place }, before) => {
    if (place && place !== before.place && place.kind === 'world')
      rememberPlace({ kind: 'world', seed: place.seed });
  });
}
