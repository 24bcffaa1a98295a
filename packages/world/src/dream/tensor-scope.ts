import type { Tensor } from '@dreamwalk/inference';

/** Tensors that live as long as one piece of work. */
export class TensorScope {
  readonly #tensors = new Set<Tensor>();

  /** Takes a tensor over and returns it. */
  own<T extends Tensor>(tensor: T): T {
    this.#tensors.add(tensor);
    return tensor;
  }

  /** Disposes everything owned. */
  dispose(): void {
    for (const tensor of this.#tensors) tensor.dispose();
    this.#tensors.clear();
  }
}

/** Runs `work` and disposes what it gave to the scope, whatever happens. */
export async function withTensors<Result>(work: (scope: TensorScope) => Promise<Result>): Promise<Result> {
  const scope = new TensorScope();
  try {
    return await work(scope);
  } finally {
    scope.dispose();
  }
}
