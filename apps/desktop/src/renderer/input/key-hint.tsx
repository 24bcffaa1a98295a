import { Kbd } from '../components/kbd.tsx';
import type { Deed } from './key-map.ts';
import { useKeyHint } from './use-key-hint.ts';

/** The key that does something, as it is bound now; nothing where none does. */
export function KeyHint({ deed }: { readonly deed: Deed }) {
  const hint = useKeyHint(deed);
  return hint && <Kbd>{hint}</Kbd>;
}
