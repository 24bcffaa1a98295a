import { HashMismatchError, MissingFileError } from './errors.ts';
import { type PackedFile, pathsOfPieces } from './file-pieces.ts';
import { GRAPH_NAMES, type GraphName } from './graph-schema.ts';
import { MANIFEST_FILE, type Manifest } from './manifest.ts';
import type { PackageSource } from './package-source.ts';
import { parseManifest } from './parse-manifest.ts';
import { sha256Hex } from './sha256.ts';

/** A world model whose manifest is sound and whose files are the ones it names. */
export interface ModelPackage {
  /** The source's name, for errors. */
  readonly name: string;
  readonly manifest: Manifest;
  /** ONNX bytes of every graph of the manifest. */
  readonly graphs: ReadonlyMap<GraphName, Uint8Array>;
  /** The golden tests' npz; read it with `readGolden`. */
  readonly goldenBytes: Uint8Array;
  /** The model card's Markdown. */
  readonly card: string;
}

/** A file that `loadModelPackage` is about to read. */
export interface PackageProgress {
  readonly file: string;
  readonly filesDone: number;
  readonly filesTotal: number;
}

/** Options of `loadModelPackage`. */
export interface LoadPackageOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PackageProgress) => void;
}

/**
 * Reads a world model and checks it: manifest, paths, presence of every file, SHA-256. Whether the graphs are
 * what the manifest says is seen once they are loaded: `checkGraphs`.
 *
 * @throws MissingFileError, HashMismatchError and whatever `parseManifest` throws
 */
export async function loadModelPackage(
  source: PackageSource,
  { signal, onProgress }: LoadPackageOptions = {},
): Promise<ModelPackage> {
  const manifestBytes = await readFile(source, MANIFEST_FILE, signal);
  const manifest = parseManifest(new TextDecoder().decode(manifestBytes), source.name);
  const present = GRAPH_NAMES.filter((name) => manifest.graphs[name]);
  const packed = [...present.map((name) => manifest.graphs[name]!), manifest.golden];
  const filesTotal = 1 + packed.flatMap(pathsOfPieces).length;
  let filesDone = 0;
  const next = (file: string) => {
    onProgress?.({ file, filesDone, filesTotal });
    filesDone++;
    return readFile(source, file, signal);
  };
  const nextWhole = async (described: PackedFile & { readonly sha256: string }) => {
    const pieces: Uint8Array[] = [];
    for (const path of pathsOfPieces(described)) pieces.push(await next(path));
    const bytes = pieces.length === 1 ? pieces[0] : concatenate(pieces);
    await checkHash(source, described.file, bytes, described.sha256);
    return bytes;
  };

  // The card is not hashed: a checkout may rewrite the line ends of a text file.
  const card = new TextDecoder().decode(await next(manifest.card));
  const graphs = new Map<GraphName, Uint8Array>();
  for (const name of present) graphs.set(name, await nextWhole(manifest.graphs[name]!));
  const goldenBytes = await nextWhole(manifest.golden);
  return { name: source.name, manifest, graphs, goldenBytes, card };
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function readFile(source: PackageSource, file: string, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted();
  try {
    return await source.read(file, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new MissingFileError(source.name, file, { cause });
  }
}

async function checkHash(
  source: PackageSource,
  file: string,
  bytes: Uint8Array,
  sha256: string,
): Promise<void> {
  const actual = await sha256Hex(bytes);
  if (actual !== sha256) throw new HashMismatchError(source.name, file, sha256, actual);
}
