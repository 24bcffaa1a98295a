import type { MemoryPolicyName } from '@dreamwalk/world';

const WORDS: Readonly<Record<MemoryPolicyName, { readonly label: string; readonly about: string }>> = {
  coverage: { label: 'Coverage', about: 'The views that together see most of what comes next.' },
  temporal: { label: 'Latest', about: 'The newest views, wherever they look.' },
  random: { label: 'Random', about: 'Views drawn by lot, for comparison.' },
  none: { label: 'Off', about: 'Only the previous frame: the place drifts.' },
};

/** A short name of a memory policy. */
export function policyLabel(policy: MemoryPolicyName): string {
  return WORDS[policy].label;
}

/** What a memory policy does, in a sentence. */
export function policyAbout(policy: MemoryPolicyName): string {
  return WORDS[policy].about;
}
