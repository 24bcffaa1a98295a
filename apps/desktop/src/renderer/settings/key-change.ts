import { type BoundKey, boundTo, type InputDevice, othersWith } from '../input/bindings.ts';
import { type Deed, isReserved, type KeyMap, type KeyPress, keyNameOf } from '../input/key-map.ts';
import { type KeyboardLayout, keyInGroup } from '../input/keyboard-layout.ts';

/** Where a key is to be put: which one of a deed's. */
export interface KeyPlace {
  readonly device: InputDevice;
  readonly deed: Deed;
  readonly place: number;
}

/** How far a person has come with putting a key somewhere. */
export type KeyChange =
  /** The next key or button that is pressed is put there. */
  | { readonly step: 'listening'; readonly at: KeyPlace }
  /** That key cannot be bound. */
  | { readonly step: 'reserved'; readonly at: KeyPlace; readonly printed: string }
  /** Others have that key, and what becomes of it is to be said. */
  | {
      readonly step: 'taken';
      readonly at: KeyPlace;
      readonly key: string;
      readonly others: readonly BoundKey[];
    };

/** What a key that was pressed asks for. */
export type KeyAnswer =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'bind'; readonly key: string }
  | { readonly kind: 'ask'; readonly change: KeyChange };

/** What becomes of a key that was pressed while one was waited for. */
export function answerKey(at: KeyPlace, press: KeyPress, map: KeyMap, layout: KeyboardLayout): KeyAnswer {
  if (press.key === 'Escape') return { kind: 'cancel' };
  if (press.key === 'Delete') return { kind: 'clear' };
  if (at.device === 'gamepad') return { kind: 'ask', change: { step: 'listening', at } };
  const { group } = at.deed;
  if (isReserved(group, press)) return { kind: 'ask', change: { step: 'reserved', at, printed: press.key } };
  return answerName(at, keyNameOf(group, press), map, layout);
}

/** What becomes of a key or a button by its name. */
export function answerName(at: KeyPlace, key: string, map: KeyMap, layout: KeyboardLayout): KeyAnswer {
  const others = othersWith(map, at.deed, key, layout);
  return others.length === 0
    ? { kind: 'bind', key }
    : { kind: 'ask', change: { step: 'taken', at, key, others } };
}

/** Whether whoever has the key can be given the one that is there now. */
export function canSwap(
  { at: { deed, place }, others }: Extract<KeyChange, { step: 'taken' }>,
  map: KeyMap,
  layout: KeyboardLayout,
): boolean {
  const before = boundTo(map, deed).at(place);
  const [other, ...more] = others;
  if (before === undefined || more.length > 0) return false;
  return keyInGroup(before, deed.group, other.deed.group, layout) !== undefined;
}

/** Whether a change is about this place. */
export function isAt(change: KeyChange | undefined, { device, deed, place }: KeyPlace): boolean {
  return (
    change !== undefined &&
    change.at.device === device &&
    change.at.place === place &&
    isSameDeed(change.at.deed, deed)
  );
}

export function isSameDeed(a: Deed, b: Deed): boolean {
  return a.group === b.group && a.name === b.name;
}
