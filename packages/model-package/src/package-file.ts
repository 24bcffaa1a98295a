/** Manifest, graphs, golden tests and cards, whole or in pieces, and the pictures of a card. */
const PACKAGE_FILE = /\.(?:(?:json|onnx|npz|md)(?:\.\d+)?|png|jpe?g|webp|gif|svg)$/i;

/**
 * Whether a file of a model's folder belongs to the model by its name. Recipes, checkpoints, training data and whatever else lies
 * beside it do not: they are neither served nor copied.
 */
export function isPackageFile(path: string): boolean {
  return PACKAGE_FILE.test(path);
}
