import type { ManifestIssue } from './errors.ts';
import { GRAPH_NAMES, type GraphName, type TensorManifest, type TensorRole } from './graph-schema.ts';
import type { Manifest } from './manifest.ts';

interface GraphRoles {
  readonly inputs: readonly TensorRole[];
  readonly outputs: readonly TensorRole[];
}

/** Roles a graph must have, each once. */
const REQUIRED: Record<GraphName, GraphRoles> = {
  encoder: { inputs: ['frame'], outputs: ['latent', 'depth'] },
  conditioner: { inputs: [], outputs: ['condition'] },
  denoiser: { inputs: ['sample', 'noise_level'], outputs: ['prediction'] },
  decoder: { inputs: ['latent'], outputs: ['frame', 'depth'] },
};

/** Roles a graph may have besides. */
const OPTIONAL: Record<GraphName, GraphRoles> = {
  encoder: { inputs: ['gravity_rays'], outputs: [] },
  conditioner: { inputs: ['guide', 'gravity_rays'], outputs: [] },
  denoiser: { inputs: ['condition', 'guide', 'gravity_rays'], outputs: [] },
  decoder: { inputs: ['condition', 'guide', 'gravity_rays'], outputs: [] },
};

const GUIDE_CHANNELS = 8;

/** What is wrong with a manifest beyond its schema: roles, shapes and values that must agree. */
export function checkManifest(manifest: Manifest): ManifestIssue[] {
  return [
    ...GRAPH_NAMES.flatMap((name) => [...checkRoles(manifest, name), ...checkShapes(manifest, name)]),
    ...checkConditions(manifest),
    ...checkSampler(manifest),
    ...checkMemory(manifest),
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
  const issues: ManifestIssue[] = [];
  for (const side of ['inputs', 'outputs'] as const) {
    const tensors = tensorsOf(manifest, graph, side);
    const required = REQUIRED[graph][side];
    const allowed = [...required, ...OPTIONAL[graph][side]];
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

function shapeOfRole({ camera, latent }: Manifest, role: TensorRole): readonly number[] | null {
  const image = (channels: number) => [1, channels, camera.heightPx, camera.widthPx];
  switch (role) {
    case 'frame':
      return image(3);
    case 'depth':
      return image(1);
    case 'gravity_rays':
      return image(2);
    case 'guide':
      return image(GUIDE_CHANNELS);
    case 'latent':
    case 'sample':
    case 'prediction':
      return [1, latent.channels, latent.heightCells, latent.widthCells];
    case 'noise_level':
      return [1];
    case 'condition':
      return null;
  }
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

function checkMemory(manifest: Manifest): ManifestIssue[] {
  const guides = GRAPH_NAMES.flatMap((graph) => tensorsOf(manifest, graph, 'inputs')).filter(
    ({ tensor }) => tensor.role === 'guide',
  );
  if (manifest.memory.kind === 'none')
    return guides.map(({ path }) => ({
      path: `${path}.role`,
      problem: 'a guide needs memory.kind reprojection',
    }));
  return guides.length > 0
    ? []
    : [{ path: 'memory.kind', problem: 'reprojection needs a graph with an input of role guide' }];
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((dim, axis) => dim === b[axis]);
}
