import type { Session, TaskOptions, Tensor } from '@dreamwalk/inference';
import type { GraphManifest, TensorRole } from '@dreamwalk/model-package';

/** Tensors by what they mean to the engine; a condition goes by its name instead. */
export type RoleFeeds = Partial<Record<Exclude<TensorRole, 'condition'>, Tensor>>;

/** What a graph gave: tensors by role, conditions by name. Whoever receives them disposes them. */
export interface RoleOutputs {
  readonly roles: RoleFeeds;
  readonly conditions: Readonly<Record<string, Tensor>>;
}

/** A loaded graph, driven by the roles that its manifest gives its inputs and outputs. */
export class RoleGraph {
  readonly manifest: GraphManifest;
  readonly session: Session;

  constructor(manifest: GraphManifest, session: Session) {
    this.manifest = manifest;
    this.session = session;
  }

  /**
   * Runs the graph on those of the tensors that it has an input for. The manifest's checks make sure that a graph has
   * no role that the engine does not feed it, and that conditions come from the conditioner.
   */
  async run(
    feeds: RoleFeeds,
    conditions: Readonly<Record<string, Tensor>>,
    options?: TaskOptions,
  ): Promise<RoleOutputs> {
    const inputs: Record<string, Tensor> = {};
    for (const [name, { role }] of Object.entries(this.manifest.inputs)) {
      const tensor = role === 'condition' ? conditions[name] : feeds[role];
      if (tensor) inputs[name] = tensor;
    }
    const outputs = await this.session.run(inputs, options);
    const roles: RoleFeeds = {};
    const made: Record<string, Tensor> = {};
    for (const [name, { role }] of Object.entries(this.manifest.outputs)) {
      if (role === 'condition') made[name] = outputs[name];
      else roles[role] = outputs[name];
    }
    return { roles, conditions: made };
  }
}
