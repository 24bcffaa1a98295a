import type { ManifestIssue } from './errors.ts';
import { roleRules } from './graph-roles.ts';
import { GRAPH_NAMES, type GraphName, type TensorManifest } from './graph-schema.ts';
import { latentContextOf } from './latent-context.ts';
import type { Manifest } from './manifest.ts';
import { shapeOfRole } from './role-shape.ts';

/** What is wrong with a manifest beyond its schema: roles, shapes and values that must agree. */
export function checkManifest(manifest: Manifest): ManifestIssue[] {
  return [
    ...checkKinds(manifest),
    ...GRAPH_NAMES.flatMap((name) => [...checkRoles(manifest, name), ...checkShapes(manifest, name)]),
    ...checkConditions(manifest),
    ...checkSampler(manifest),
    ...checkGuides(manifest),
    ...checkTimeIndex(manifest),
    ...checkSink(manifest),
    ...checkShownFrames(manifest),
  ];
}

/** One input or output together with its key in the manifest. */
interface Located {
  readonly path: string;
  readonly name: string;
  readonly tensor: TensorManifest;
}

function tensorsOf(manifest: Manifest, graph: GraphName, side: 'inputs' | 'outputs'): Located[] {
  const tensors = manifest.graphs[graph]?.[side] ?? {};
  return Object.entries(tensors).map(([name, tensor]) => ({
    path: `graphs.${graph}.${side}.${name}`,
    name,
    tensor,
  }));
}

function checkRoles(manifest: Manifest, graph: GraphName): ManifestIssue[] {
  if (!manifest.graphs[graph]) return [];
  const rules = roleRules(manifest.memory.kind, graph);
  const issues: ManifestIssue[] = [];
  for (const side of ['inputs', 'outputs'] as const) {
    const tensors = tensorsOf(manifest, graph, side);
    const required = rules.required[side];
    const allowed = [...required, ...rules.optional[side]];
    for (const role of required)
      if (!tensors.some(({ tensor }) => tensor.role === role))
        issues.push({ path: `graphs.${graph}.${side}`, problem: `an entry of role ${role} is missing` });
    for (const { path, tensor } of tensors)
      if (!allowed.includes(tensor.role))
        issues.push({
          path: `${path}.role`,
          problem: `${tensor.role} has no place among the ${side} of the ${graph}, which may be ${allowed.join(', ')}`,
        });
    const single = tensors.filter(({ tensor }) => tensor.role !== 'condition');
    for (const [index, { path, tensor }] of single.entries())
      if (single.findIndex((other) => other.tensor.role === tensor.role) !== index)
        issues.push({ path: `${path}.role`, problem: `${tensor.role} occurs twice` });
  }
  return issues;
}

function checkShapes(manifest: Manifest, graph: GraphName): ManifestIssue[] {
  const tensors = [...tensorsOf(manifest, graph, 'inputs'), ...tensorsOf(manifest, graph, 'outputs')];
  return tensors.flatMap(({ path, tensor }) => {
    const expected = shapeOfRole(manifest, tensor.role);
    return !expected || sameShape(expected, tensor.shape)
      ? []
      : [
          {
            path: `${path}.shape`,
            problem: `a ${tensor.role} is [${expected.join(', ')}], not [${tensor.shape.join(', ')}]`,
          },
        ];
  });
}

function checkConditions(manifest: Manifest): ManifestIssue[] {
  const made = new Map(
    tensorsOf(manifest, 'conditioner', 'outputs').map(({ name, tensor }) => [name, tensor]),
  );
  const used = (['denoiser', 'decoder'] as const)
    .flatMap((graph) => tensorsOf(manifest, graph, 'inputs'))
    .filter(({ tensor }) => tensor.role === 'condition');
  return used.flatMap(({ path, name, tensor }) => {
    const source = made.get(name);
    if (!source) return [{ path, problem: 'no output of the conditioner has this name' }];
    return sameShape(source.shape, tensor.shape)
      ? []
      : [
          {
            path: `${path}.shape`,
            problem: `the conditioner makes it [${source.shape.join(', ')}], not [${tensor.shape.join(', ')}]`,
          },
        ];
  });
}

function checkSampler({ sampler }: Manifest): ManifestIssue[] {
  return sampler.allowedSteps.includes(sampler.steps)
    ? []
    : [{ path: 'sampler.steps', problem: `${sampler.steps} is not one of allowedSteps` }];
}

/** Memory, sampler and window make one kind of model together. */
function checkKinds({ memory, sampler, context, graphs }: Manifest): ManifestIssue[] {
  const isLatent = memory.kind === 'latent-context';
  const issues: ManifestIssue[] = [];
  if ((sampler.family === 'flow_window') !== isLatent)
    issues.push({
      path: 'sampler.family',
      problem: `${sampler.family} does not go with memory.kind ${memory.kind}; flow_window and latent-context need each other`,
    });
  if ((context !== undefined) !== isLatent)
    issues.push({
      path: 'context',
      problem: isLatent
        ? 'memory.kind latent-context needs it'
        : `memory.kind ${memory.kind} has no use for it`,
    });
  if (isLatent && !graphs.conditioner)
    issues.push({ path: 'graphs.conditioner', problem: 'memory.kind latent-context needs it' });
  return issues;
}

function checkGuides(manifest: Manifest): ManifestIssue[] {
  const { kind } = manifest.memory;
  // Whoever has no place for a guide at all was told so with the roles.
  if (kind === 'latent-context') return [];
  const guides = GRAPH_NAMES.flatMap((graph) => tensorsOf(manifest, graph, 'inputs')).filter(
    ({ tensor }) => tensor.role === 'guide',
  );
  if (kind === 'none')
    return guides.map(({ path }) => ({
      path: `${path}.role`,
      problem: 'a guide needs memory.kind reprojection',
    }));
  return guides.length > 0
    ? []
    : [{ path: 'memory.kind', problem: 'reprojection needs a graph with an input of role guide' }];
}

/** A position that a window frame or a noisy one has too would make a memory look like that frame. */
function checkTimeIndex(manifest: Manifest): ManifestIssue[] {
  const latentContext = latentContextOf(manifest);
  if (!latentContext) return [];
  const { memory, context, sampler } = latentContext;
  const taken = context.frames + sampler.staircase.slots;
  return memory.timeIndex >= taken
    ? []
    : [
        {
          path: 'memory.timeIndex',
          problem: `${memory.timeIndex} is a position of the window or of a noisy frame, which have 0 to ${taken - 1}`,
        },
      ];
}

/** In a window of one the sink would hide the newest frame. */
function checkShownFrames({ context }: Manifest): ManifestIssue[] {
  return context?.shownFrames !== undefined && context.shownFrames > context.frames
    ? [{ path: 'context.shownFrames', problem: `the window has room for ${context.frames} frames` }]
    : [];
}

function checkSink({ context }: Manifest): ManifestIssue[] {
  return context?.attentionSink && context.frames < 2
    ? [{ path: 'context.attentionSink', problem: 'a window with a sink needs two frames or more' }]
    : [];
}

function sameShape(a: TensorManifest['shape'], b: TensorManifest['shape']): boolean {
  return a.length === b.length && a.every((dim, axis) => dim === b[axis]);
}
