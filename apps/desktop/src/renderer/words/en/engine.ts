/**
 * What the engine says in English, phrase by phrase: `translateEngine` recognises it by these, so they must be the engine's own
 * words. Its errors are not among them; they stay as they are.
 */
export const engine = {
  // Stages of loading, and how far one is.
  starting: 'Starting',
  runtime: 'Starting the runtime',
  files: 'Reading and checking the model',
  graphs: 'Compiling its graphs',
  golden: 'Comparing with its golden outputs',
  build: 'Building the place',
  tour: 'Touring it',
  remember: 'Remembering the views',
  compare: 'Comparing them for depth',
  dream: 'Dreaming the first frame',
  progress: '{{done}} of {{total}}',

  // Why a view is looked at.
  bestSource: 'best source of {{share}} of the view',
  onlySource: 'the only one of {{share}}',
  turned: 'turned by {{angle}}',
  turnedOnTheSpot: 'turned by {{angle}} on the spot',
  away: '{{distance}} away',
  votes: "{{share}} of the surface's votes",
  newest: 'newest view',
  newestBut: 'newest view but {{rank}}',
  random: 'drawn at random',
  seesShare: 'sees {{share}} of the view',
  seesRest: 'sees {{share}} of what the others do not',
  ago: '{{views}} views ago',
  newestLeft: 'the newest of those left',
  anchor: 'the anchor',
  anchorPlace: 'where the memory begins',
  edgesMeet: 'edges of view meet {{left}} and {{right}} away',
  drawnFrom: 'drawn from {{length}} in a row',
  alone: 'alone in its stretch',
  few: 'one of the few',
  began: 'where it began',
  bestStretch: 'the stretch seen best',
  amongNewest: 'among the newest',

  // Why this provider and none above it.
  asked: 'Asked for in the address.',
  realGpu: '{{adapter}} is a real GPU.',
  gpuUnused: 'The GPU could not be used.',
  besideWindow: 'The native engine runs in a process beside this window.',
  inServer: 'The native engine runs in the local server.',
  nativeUnused: 'The native engine could not be used.',
  nativeAbsent: 'No native engine is within reach.',
  everywhere: 'WebAssembly runs everywhere.',
  softwareGpu: 'The only GPU adapter, {{adapter}}, is software and counts as none.',
  noJspi: 'This browser lacks the WebAssembly feature (JSPI) that WebGPU inference needs.',
  noWebGpu: 'This browser has no WebGPU.',
  noAdapter: 'WebGPU found no GPU on this machine.',
  webGpuFailed: 'WebGPU failed: {{reason}}.',
  setback: '{{provider}} did not work ({{error}}).',

  // What computes.
  nativeCpu: 'native CPU',
  wasm: 'WASM',
  webGpuOn: 'WebGPU on {{adapter}}',
  oneThread: '1 thread',
  threads: '{{threads}} threads',
} as const;
