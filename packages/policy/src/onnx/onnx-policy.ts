import { type ActionSpace, TWIST_SPACE, WALK_SPACE } from '@dreamwalk/control';
import type { TaskOptions } from '@dreamwalk/environment';
import { elementCount, type Runtime, type Session, type Tensor } from '@dreamwalk/inference';
import type { PackageSource } from '@dreamwalk/model-package';
import { PolicyActError, PolicyLoadError } from '../errors.ts';
import { guarded } from '../guard/guarded.ts';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../policy.ts';
import { sessionProblem } from './check-session.ts';
import { decodeOutput } from './decode-output.ts';
import { DRY_OBSERVATION, DRY_START, type DryRun } from './dry-run.ts';
import { loadPolicyFolder, type PolicyFolder } from './load-policy-folder.ts';
import { PolicyFeeds } from './policy-feeds.ts';
import type { PolicyManifest } from './policy-manifest.ts';

/** Options of {@link OnnxPolicy.open}. */
export interface OpenPolicyOptions extends TaskOptions {
  /** What to call the policy; the manifest's id by default. */
  readonly id?: string;
  /** The action spaces that a manifest may name; `walk` and `twist` by default. */
  readonly spaces?: readonly ActionSpace[];
}

/** A policy that is an ONNX graph with a `policy.json` beside it. */
export class OnnxPolicy implements Policy {
  readonly id: string;
  readonly senses: readonly Sense[];
  readonly actionSpace: ActionSpace;
  readonly manifest: PolicyManifest;
  readonly #runtime: Runtime;
  readonly #session: Session;
  readonly #feeds: PolicyFeeds;
  /** By the name of the input that takes it. */
  #state = new Map<string, Float32Array>();
  #start: PolicyStart = DRY_START;
  #dryRun: DryRun | null = null;

  private constructor(
    id: string,
    runtime: Runtime,
    session: Session,
    manifest: PolicyManifest,
    space: ActionSpace,
  ) {
    this.id = id;
    this.senses = manifest.senses;
    this.actionSpace = space;
    this.manifest = manifest;
    this.#runtime = runtime;
    this.#session = session;
    this.#feeds = new PolicyFeeds(id, manifest.inputs);
  }

  /**
   * Reads a policy, checks it, loads it and tries it once on grey pictures, so that a suite does not begin with one that cannot act.
   *
   * @param source its folder
   * @param runtime stays the caller's
   * @throws PolicyLoadError where the folder, the graph or the trial is not as the manifest says
   * @throws GraphLoadError where the provider cannot run the graph
   */
  static async open(
    source: PackageSource,
    runtime: Runtime,
    { id, spaces = [WALK_SPACE, TWIST_SPACE], signal }: OpenPolicyOptions = {},
  ): Promise<OnnxPolicy> {
    const { manifest, graph }: PolicyFolder = await loadPolicyFolder(source, spaces, signal);
    const session = await runtime.load(graph, manifest.file, { signal });
    try {
      const problem = sessionProblem(manifest, session);
      if (problem)
        throw new PolicyLoadError(
          `The graph ${manifest.file} of the policy ${source.name} does not fit its manifest: ${problem}. Export the graph and the manifest together.`,
        );
      const [{ space }] = Object.values(manifest.outputs);
      const actionSpace = spaces.find((each) => each.id === space)!;
      const policy = new OnnxPolicy(id ?? manifest.id, runtime, session, manifest, actionSpace);
      await policy.#tryOut(source.name, signal);
      return policy;
    } catch (error) {
      await session.release();
      throw error;
    }
  }

  /** What came of the trial when the policy was opened. */
  get dryRun(): DryRun {
    return this.#dryRun!;
  }

  async reset(start: PolicyStart): Promise<void> {
    this.#start = start;
    this.#feeds.reset(start.camera);
    this.#state = new Map(
      this.manifest.recurrentState.map(([, input, shape]) => [input, new Float32Array(elementCount(shape))]),
    );
  }

  async infer(observation: PolicyObservation, { signal }: TaskOptions = {}): Promise<ActionChunk> {
    const { inputs, recurrentState, executeSteps, outputs } = this.manifest;
    const numbers = await this.#feeds.next(observation, (shape, draw) =>
      this.#noise(shape, observation.step, draw),
    );
    const { compute } = this.#runtime;
    const feeds: Record<string, Tensor> = {};
    for (const [name, data] of numbers) feeds[name] = compute.tensor(data, inputs[name].shape);
    for (const [, input, shape] of recurrentState)
      feeds[input] = compute.tensor(this.#state.get(input)!, shape);
    let results: Record<string, Tensor> = {};
    try {
      results = await this.#session.run(feeds, { signal });
      for (const [output, input, shape] of recurrentState)
        this.#state.set(input, await this.#read(output, results[output], shape));
      const [[name, output]] = Object.entries(outputs);
      const actions = decodeOutput(await this.#read(name, results[name], output.shape), output);
      return { actions, executeSteps };
    } finally {
      for (const tensor of [...Object.values(feeds), ...Object.values(results)]) tensor.dispose();
    }
  }

  dispose(): Promise<void> {
    return this.#session.release();
  }

  async #read(name: string, tensor: Tensor, shape: readonly number[]): Promise<Float32Array> {
    if (tensor.dims.join() !== shape.join())
      throw new PolicyActError(
        'wrong-shape',
        `The output "${name}" of the policy "${this.id}" has shape [${tensor.dims.join(', ')}], not [${shape.join(', ')}]. Correct the manifest or export the policy with static shapes.`,
      );
    return this.#runtime.compute.read(tensor);
  }

  async #noise(shape: readonly number[], frame: number, draw: number): Promise<Float32Array> {
    const { seed, episode } = this.#start;
    const { compute } = this.#runtime;
    const tensor = compute.gaussian({ seed, stream: 'policy', episode, sample: 0, frame, draw }, shape);
    try {
      return await compute.read(tensor);
    } finally {
      tensor.dispose();
    }
  }

  async #tryOut(source: string, signal?: AbortSignal): Promise<void> {
    const trial = guarded(this, { inferMs: 60_000 });
    const startedMs = performance.now();
    try {
      await trial.reset(DRY_START, { signal });
      const { actions } = await trial.infer(DRY_OBSERVATION, { signal });
      this.#dryRun = { inferMs: performance.now() - startedMs, actions };
    } catch (cause) {
      signal?.throwIfAborted();
      throw new PolicyLoadError(
        `The policy ${source} cannot act on grey pictures: ${(cause as Error).message}`,
        { cause },
      );
    }
  }
}
