import { z } from 'zod';
import { DEFAULT_BUTTONS, DEFAULT_KEYS } from './default-bindings.ts';
import { DEEDS, type Deed, type KeyMap } from './key-map.ts';
import { type KeyboardLayout, keyInGroup, printedOn } from './keyboard-layout.ts';
import { PAD_BUTTONS } from './pad-buttons.ts';

export type InputDevice = 'keyboard' | 'gamepad';

/** Which key or button does what. */
export type Bindings = Readonly<Record<InputDevice, KeyMap>>;

/** Keys that one deed can have. */
export const KEYS_EACH = 2;

export const DEFAULT_BINDINGS: Bindings = { keyboard: DEFAULT_KEYS, gamepad: DEFAULT_BUTTONS };

/** The keys or buttons of a deed. */
export function boundTo(map: KeyMap, { group, name }: Deed): readonly string[] {
  return (map[group] as Readonly<Record<string, readonly string[]>>)[name];
}

/** Puts a key in one of a deed's places; without a key the place is emptied, and those after it move up. */
export function rebind(map: KeyMap, deed: Deed, place: number, key: string | undefined): KeyMap {
  const before = boundTo(map, deed);
  const keys = [...before.slice(0, place), ...(key === undefined ? [] : [key]), ...before.slice(place + 1)];
  return withKeys(map, deed, [...new Set(keys)]);
}

/** Gives a deed the keys that it has by default. */
export function resetDeed(map: KeyMap, deed: Deed, defaults: KeyMap): KeyMap {
  return withKeys(map, deed, boundTo(defaults, deed));
}

/** One of the keys of a deed. */
export interface BoundKey {
  readonly deed: Deed;
  readonly place: number;
}

/**
 * Who else has a key: the places where it stands, but for the deed's own.
 *
 * @param key by the name that the deed's group gives it
 */
export function othersWith(map: KeyMap, deed: Deed, key: string, layout: KeyboardLayout): BoundKey[] {
  const printed = printedOn(deed.group, key, layout);
  return DEEDS.filter((other) => other.group !== deed.group || other.name !== deed.name).flatMap((other) => {
    const place = boundTo(map, other).findIndex((own) => printedOn(other.group, own, layout) === printed);
    return place < 0 ? [] : [{ deed: other, place }];
  });
}

/** Gives a deed a key that others have, and takes it from them. */
export function takeKey(
  map: KeyMap,
  deed: Deed,
  place: number,
  key: string,
  others: readonly BoundKey[],
): KeyMap {
  const freed = others.reduce((rest, other) => rebind(rest, other.deed, other.place, undefined), map);
  return rebind(freed, deed, place, key);
}

/** Gives a deed a key that another has, and that one the key of the deed; nothing where there is none to give. */
export function swapKeys(
  map: KeyMap,
  { deed, place }: BoundKey,
  key: string,
  other: BoundKey,
  layout: KeyboardLayout,
): KeyMap {
  const before = boundTo(map, deed).at(place);
  const given = before && keyInGroup(before, deed.group, other.deed.group, layout);
  return rebind(rebind(map, other.deed, other.place, given), deed, place, key);
}

function withKeys(map: KeyMap, { group, name }: Deed, keys: readonly string[]): KeyMap {
  return { ...map, [group]: { ...map[group], [name]: keys } };
}

/** Bindings as they were stored; of what cannot be read the defaults are taken. */
export const bindingsSchema = orDefault(
  z.object({
    keyboard: mapSchema(DEFAULT_KEYS, z.string().min(1)),
    gamepad: mapSchema(DEFAULT_BUTTONS, z.enum(PAD_BUTTONS)),
  }),
);

function mapSchema(defaults: KeyMap, key: z.ZodType<string>) {
  return orDefault(
    z.object({ motions: groupSchema(defaults.motions, key), actions: groupSchema(defaults.actions, key) }),
  );
}

function groupSchema<Name extends string>(
  defaults: Readonly<Record<Name, readonly string[]>>,
  key: z.ZodType<string>,
) {
  const entries = Object.entries<readonly string[]>(defaults).map(
    ([name, usual]) => [name, z.array(key).max(KEYS_EACH).readonly().catch(usual)] as const,
  );
  return orDefault(z.object(Object.fromEntries(entries) as Record<Name, (typeof entries)[number][1]>));
}

/** Every part has a default, so that nothing at all has one too. */
function orDefault<Schema extends z.ZodObject>(schema: Schema) {
  return schema.catch(() => schema.parse({}) as z.output<Schema>);
}
