/**
 * What a policy is there for. The `floor` does nothing or looks at nothing, the `ceiling` replays what is known to
 * succeed; both stand in every table and in no ranking, since they would be told apart by any model.
 */
export type PolicyRole = 'candidate' | 'floor' | 'ceiling';

/** A policy as a report names it. */
export interface EvaluatedPolicy {
  /** As in the results. */
  readonly id: string;
  readonly role: PolicyRole;
  /** Such as `wall-follower`, `onnx` or `cem`. */
  readonly kind: string;
  /** For people: what it does. */
  readonly about: string;
  readonly senses: readonly string[];
  /** Id of its action space. */
  readonly actionSpace: string;
}

/** A task as a report names it. */
export interface EvaluatedTask {
  /** As in the results. */
  readonly id: string;
  readonly title: string;
  /** What counts as success, with the judge's thresholds: `within 0.5 m and 30° of the goal`. */
  readonly judge: string;
}

/** How the episodes came about. */
export interface EvaluationHeader {
  readonly suite: string;
  /** For people: what the suite asks; may be empty. */
  readonly about: string;
  /** When it was evaluated, ISO 8601. */
  readonly evaluatedAt: string;
  /** SHA-256 of each graph, by its name. */
  readonly model: { readonly id: string; readonly graphs: Readonly<Record<string, string>> };
  /** Of what ran it, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly policies: readonly EvaluatedPolicy[];
  readonly tasks: readonly EvaluatedTask[];
  readonly seeds: readonly number[];
  /** Whatever else a reader has to know: step limit, provider, tour views, … */
  readonly options: Readonly<Record<string, string | number | boolean>>;
}
