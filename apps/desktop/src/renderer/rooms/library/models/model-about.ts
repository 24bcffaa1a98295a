import {
  type GraphManifest,
  type GraphName,
  MANIFEST_FILE,
  type Manifest,
  parseManifest,
  pathsOfPieces,
} from '@dreamwalk/model-package';
import { useEffect, useState } from 'react';

/** What a model says of itself. */
export interface ModelAbout {
  readonly manifest: Manifest;
  /** Its card, in Markdown; undefined where it has none that can be read. */
  readonly card: string | undefined;
  /** Bytes of each graph; undefined where nobody tells. */
  readonly graphBytes: Readonly<Partial<Record<GraphName, number>>>;
}

/** Where a file of a model is had. */
export function modelFileUrl(modelId: string, path: string): string {
  return `/models/${[modelId, ...path.split('/')].map(encodeURIComponent).join('/')}`;
}

/** What a model says of itself, undefined while that is asked for, or the error of a model that cannot be read. */
export function useModelAbout(modelId: string): ModelAbout | Error | undefined {
  const [known, setKnown] = useState<{ readonly modelId: string; readonly about: ModelAbout | Error }>();
  useEffect(() => {
    const controller = new AbortController();
    readModelAbout(modelId, controller.signal).then(
      (about) => setKnown({ modelId, about }),
      (error: Error) => {
        if (!controller.signal.aborted) setKnown({ modelId, about: error });
      },
    );
    return () => controller.abort();
  }, [modelId]);
  return known?.modelId === modelId ? known.about : undefined;
}

async function readModelAbout(modelId: string, signal: AbortSignal): Promise<ModelAbout> {
  const text = await readText(modelId, MANIFEST_FILE, signal);
  const manifest = parseManifest(text ?? '', modelId);
  const graphs = Object.entries(manifest.graphs) as [GraphName, GraphManifest][];
  const [card, ...sizes] = await Promise.all([
    readText(modelId, manifest.card, signal),
    ...graphs.map(([, graph]) => graphBytes(modelId, graph, signal)),
  ]);
  return { manifest, card, graphBytes: Object.fromEntries(graphs.map(([name], at) => [name, sizes[at]])) };
}

async function readText(modelId: string, path: string, signal: AbortSignal): Promise<string | undefined> {
  const response = await fetch(modelFileUrl(modelId, path), { signal });
  return response.ok ? response.text() : undefined;
}

async function graphBytes(
  modelId: string,
  graph: GraphManifest,
  signal: AbortSignal,
): Promise<number | undefined> {
  const sizes = await Promise.all(
    pathsOfPieces(graph).map(async (path) => {
      const { headers } = await fetch(modelFileUrl(modelId, path), { method: 'HEAD', signal });
      return Number(headers.get('Content-Length') ?? Number.NaN);
    }),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  return Number.isNaN(sum) ? undefined : sum;
}
