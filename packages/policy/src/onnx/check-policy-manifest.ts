import type { ActionSpace } from '@dreamwalk/control';
import type { InputManifest } from './input-schema.ts';
import { SENSES_OF_SOURCE } from './manifest-senses.ts';
import type { OutputManifest } from './output-schema.ts';
import { pictureShape } from './picture-shape.ts';
import type { PolicyManifest } from './policy-manifest.ts';

/** One thing wrong with a manifest. */
export interface PolicyManifestIssue {
  /** The key, e.g. `['inputs', 'image', 'shape']`; empty for the whole document. */
  readonly path: readonly PropertyKey[];
  /** A clause that completes "PATH …". */
  readonly problem: string;
}

/**
 * What is wrong with a manifest beyond its schema: values that must agree.
 *
 * @param spaces the action spaces that an output may name
 */
export function checkPolicyManifest(
  manifest: PolicyManifest,
  spaces: readonly ActionSpace[],
): PolicyManifestIssue[] {
  const outputs = Object.entries(manifest.outputs);
  return [
    ...checkSenses(manifest),
    ...Object.entries(manifest.inputs).flatMap(([name, input]) => checkInput(['inputs', name], input)),
    ...(outputs.length === 1
      ? outputs.flatMap(([name, output]) => checkOutput(['outputs', name], output, manifest.chunk, spaces))
      : [{ path: ['outputs'], problem: `one output gives the actions, but ${outputs.length} are named` }]),
    ...(manifest.executeSteps <= manifest.chunk
      ? []
      : [{ path: ['executeSteps'], problem: `a chunk has only ${manifest.chunk} actions` }]),
    ...checkState(manifest),
  ];
}

function checkSenses({ senses, inputs }: PolicyManifest): PolicyManifestIssue[] {
  const needed = Object.entries(inputs).flatMap(([name, { source }]) =>
    SENSES_OF_SOURCE[source].map((sense) => ({ name, source, sense })),
  );
  return [
    ...needed
      .filter(({ sense }) => !senses.includes(sense))
      .map(({ name, source, sense }) => ({
        path: ['inputs', name, 'source'],
        problem: `${source} needs the sense ${sense}, which senses lacks`,
      })),
    ...senses.flatMap((sense, index) =>
      needed.some((need) => need.sense === sense)
        ? []
        : [{ path: ['senses', index], problem: `no input needs the sense ${sense}` }],
    ),
  ];
}

function checkInput(path: readonly string[], input: InputManifest): PolicyManifestIssue[] {
  const count = input.shape.reduce((product, dim) => product * dim, 1);
  switch (input.source) {
    case 'frame':
    case 'goal-frame': {
      const channels = pictureShape(input.layout, input.shape)?.channels ?? 0;
      const fits = input.source === 'frame' ? channels > 0 && channels % 3 === 0 : channels === 3;
      const shape = input.layout === 'NCHW' ? '[1, 3, height, width]' : '[1, height, width, 3]';
      return [
        ...(fits ? [] : [shapeIssue(path, input, `a ${input.source} in ${input.layout} is ${shape}`)]),
        ...checkStatistics(path, input, [3]),
        ...(input.source === 'frame' && input.withoutGoal
          ? [
              {
                path: [...path, 'withoutGoal'],
                problem: 'it is for the picture of a goal, and this is the frame',
              },
            ]
          : []),
      ];
    }
    case 'depth': {
      const fits = pictureShape(input.layout, input.shape)?.channels === 1;
      const shape = input.layout === 'NCHW' ? '[1, 1, height, width]' : '[1, height, width, 1]';
      return [
        ...(fits ? [] : [shapeIssue(path, input, `a depth map in ${input.layout} is ${shape}`)]),
        ...checkStatistics(path, input, [1]),
      ];
    }
    case 'noise':
      return checkStatistics(path, input, [1, count]);
    default: {
      const due = input.source === 'episode-start' ? 1 : 16;
      return [
        ...(count === due ? [] : [shapeIssue(path, input, `${input.source} is ${due} numbers`)]),
        ...checkStatistics(path, input, [1, count]),
      ];
    }
  }
}

function shapeIssue(path: readonly string[], input: InputManifest, due: string): PolicyManifestIssue {
  return { path: [...path, 'shape'], problem: `${due}, not [${input.shape.join(', ')}]` };
}

function checkStatistics(
  path: readonly string[],
  { mean, std }: InputManifest,
  lengths: readonly number[],
): PolicyManifestIssue[] {
  return Object.entries({ mean, std }).flatMap(([key, numbers]) =>
    !numbers || lengths.includes(numbers.length)
      ? []
      : [
          {
            path: [...path, key],
            problem: `it must have ${[...new Set(lengths)].join(' or ')} numbers, but has ${numbers.length}`,
          },
        ],
  );
}

function checkOutput(
  path: readonly string[],
  output: OutputManifest,
  chunk: number,
  spaces: readonly ActionSpace[],
): PolicyManifestIssue[] {
  const space = spaces.find(({ id }) => id === output.space);
  if (!space)
    return [
      {
        path: [...path, 'space'],
        problem: `there is no action space "${output.space}" but ${spaces.map(({ id }) => id).join(', ')}`,
      },
    ];
  const { shape } = output;
  const last = shape.at(-1)!;
  const actions = shape.reduce((product, dim) => product * dim, 1) / last;
  const due = output.kind === 'actions' ? `[1, ${chunk}, ${space.dims}]` : `[1, ${chunk}, codes]`;
  const fits = actions === chunk && (output.kind === 'scores' || last === space.dims);
  return [
    ...(fits
      ? []
      : [
          {
            path: [...path, 'shape'],
            problem: `${chunk} actions of the space ${space.id} are ${due}, not [${shape.join(', ')}]`,
          },
        ]),
    ...(output.kind === 'scores' && space.dims !== 1
      ? [
          {
            path: [...path, 'kind'],
            problem: `scores choose a code, but an action of ${space.id} is ${space.dims} numbers`,
          },
        ]
      : []),
    ...(output.kind === 'actions' ? checkBounds(path, output, space.dims) : []),
  ];
}

function checkBounds(
  path: readonly string[],
  { denormalise, clip }: Extract<OutputManifest, { kind: 'actions' }>,
  dims: number,
): PolicyManifestIssue[] {
  return Object.entries({ denormalise, clip }).flatMap(([part, lists]) =>
    Object.entries(lists ?? {}).flatMap(([key, numbers]) =>
      !Array.isArray(numbers) || numbers.length === dims
        ? []
        : [
            {
              path: [...path, part, key],
              problem: `it must have ${dims} numbers, one for each of an action, but has ${numbers.length}`,
            },
          ],
    ),
  );
}

function checkState({ inputs, outputs, recurrentState }: PolicyManifest): PolicyManifestIssue[] {
  return recurrentState.flatMap(([output, input], index) => [
    ...(Object.hasOwn(outputs, output) || recurrentState.findIndex(([other]) => other === output) !== index
      ? [{ path: ['recurrentState', index, 0], problem: `the output "${output}" is named twice` }]
      : []),
    ...(Object.hasOwn(inputs, input) || recurrentState.findIndex(([, other]) => other === input) !== index
      ? [{ path: ['recurrentState', index, 1], problem: `the input "${input}" is named twice` }]
      : []),
  ]);
}
