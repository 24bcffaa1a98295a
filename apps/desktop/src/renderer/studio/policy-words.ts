import type { MemoryPolicyName } from '@dreamwalk/world';

const WORDS: Readonly<Record<MemoryPolicyName, { readonly label: string; readonly about: string }>> = {
  coverage: { label: 'Coverage', about: 'The views that together see most of what comes next.' },
  temporal: { label: 'Latest', about: 'The newest views, wherever they look.' },
  random: { label: 'Random', about: 'Views drawn by lot, for comparison.' },
  'worldcam-paper': {
    label: 'WorldCam',
    about: 'Of the nearest views, those turned least: WorldCam’s paper.',
  },
  'worldcam-release': {
    label: 'WorldCam code',
    about: 'The views turned least, wherever from: WorldCam’s code.',
  },
  worldmem: { label: 'WorldMem', about: 'Views that share the most space, each for what the others miss.' },
  'context-as-memory': {
    label: 'Context-as-Memory',
    about: 'One view, drawn by lot, of every stretch whose edges of view cross those of the next.',
  },
  worldplay: { label: 'WorldPlay', about: 'The first views, the stretch seen best and the newest views.' },
  'matrix-game-3': {
    label: 'Matrix-Game 3',
    about: 'The views that share the most space, and the oldest one.',
  },
  'vmem-geodesic': { label: 'VMem', about: 'Views of the surface ahead, nearest first, none too alike.' },
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
