import {
  decodeFloat16,
  encodeSafetensors,
  readSafetensorsHead,
  type SafeTensor,
  SafetensorsError,
  type SafetensorsHead,
  safetensorsHeadBytes,
} from '@dreamwalk/recording';
import type { MemoryPolicyName, SavedRollout, SavedView } from '@dreamwalk/world';
import { DreamFileError } from '../errors.ts';
import type { PlaceSummary } from '../protocol.ts';
import { DREAM_FORMAT, type DreamAbout, dreamAboutSchema } from './dream-about.ts';
import { type RowLayout, stackFloat16, stackFloat32, stackUint8, unstack } from './dream-arrays.ts';
import { packMoment, unpackMoment } from './dream-moments.ts';
import { RowPool } from './row-pool.ts';

/** What the name of a saved dream ends with. */
export const DREAM_ENDING = '.dream.safetensors';

/** A walk that was saved, with all that is needed to go on from where it was left. */
export interface SavedDream {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly place: PlaceSummary;
  readonly memoryPolicy: MemoryPolicyName;
  readonly widthPx: number;
  readonly heightPx: number;
  /** `[channels, height, width]` */
  readonly latentDims: readonly [number, number, number];
  /** Its moments are where the walk began, where it was left, and the bookmarks, in this order. */
  readonly rollout: SavedRollout;
  readonly bookmarks: readonly { readonly name: string }[];
}

/**
 * A saved dream as a safetensors file: `rgb` [N, H, W, 3] uint8, `depth_m` [N, H, W] float16 (metres along the camera's +z, 0 is
 * sky) and, of models that are shown latents, `view_latents` [N, C, h, w] float32, a row for every remembered view; `latents`
 * [L, C, h, w] float32 and `covered` [M, H, W] uint8 of the moments. The rest is JSON in the metadata under `dreamwalk`, see
 * `dreamAboutSchema`.
 */
export function encodeDream({ rollout, ...dream }: SavedDream): Uint8Array<ArrayBuffer> {
  const { widthPx, heightPx, latentDims } = dream;
  const { model, views } = rollout;
  const rows = { latents: new RowPool<Float32Array>(), masks: new RowPool<Uint8Array>() };
  const about: DreamAbout = {
    format: DREAM_FORMAT,
    ...dream,
    model,
    views: views.map(({ rgb: _rgb, depthM: _depthM, latent: _latent, ...view }) => view),
    moments: rollout.moments.map((moment) => packMoment(moment, rows)),
  };
  const rgb = views.map((view) => view.rgb);
  const depthM = views.map((view) => view.depthM);
  const viewLatents = views.flatMap(({ latent }) => latent ?? []);
  const tensors: [string, SafeTensor][] = [
    ['rgb', stackUint8(rgb, [heightPx, widthPx, 3])],
    ['depth_m', stackFloat16(depthM, [heightPx, widthPx])],
    ['latents', stackFloat32(rows.latents.rows, latentDims)],
    ['covered', stackUint8(rows.masks.rows, [heightPx, widthPx])],
  ];
  if (viewLatents.length > 0) tensors.push(['view_latents', stackFloat32(viewLatents, latentDims)]);
  return encodeSafetensors(new Map(tensors), { dreamwalk: JSON.stringify(about) });
}

/**
 * Reads a saved dream.
 * @param file how to call it in an error
 * @throws DreamFileError where it is none, or damaged
 */
export function decodeDream(bytes: Uint8Array, file: string): SavedDream {
  const { about, tensors } = readDreamHead(bytes, bytes.byteLength, file);
  const { views, moments, model, format: _format, ...dream } = about;
  const { latentDims, widthPx, heightPx } = dream;
  const pixels = widthPx * heightPx;
  const latentBytes = 4 * latentDims.reduce((product, dim) => product * dim, 1);
  const rowsOf = (layout: RowLayout) => {
    const place = tensors.get(layout.name);
    return place && unstack(bytes, place, layout, file);
  };
  const at = <Row>(rows: readonly Row[] | undefined, row: number): Row => {
    if (rows && row < rows.length) return rows[row];
    throw new DreamFileError(file, 'it names more than it holds');
  };
  const rgb = rowsOf({ name: 'rgb', dtype: 'U8', rowBytes: 3 * pixels });
  const depth = rowsOf({ name: 'depth_m', dtype: 'F16', rowBytes: 2 * pixels });
  const viewLatents = rowsOf({ name: 'view_latents', dtype: 'F32', rowBytes: latentBytes });
  const latents = rowsOf({ name: 'latents', dtype: 'F32', rowBytes: latentBytes })?.map(floatsOf);
  const masks = rowsOf({ name: 'covered', dtype: 'U8', rowBytes: pixels });
  const savedViews = views.map(
    (view, row): SavedView => ({
      ...view,
      rgb: at(rgb, row),
      depthM: decodeFloat16(new Uint16Array(at(depth, row).buffer)),
      latent: viewLatents && floatsOf(at(viewLatents, row)),
    }),
  );
  for (const { places } of moments) for (const row of places) at(savedViews, row);
  const savedMoments = moments.map((moment) =>
    unpackMoment(
      moment,
      (row) => at(latents, row),
      (row) => at(masks, row),
    ),
  );
  return { ...dream, rollout: { model, views: savedViews, moments: savedMoments } };
}

/** What a saved dream says of itself, without its arrays. */
export interface DreamHead {
  readonly about: DreamAbout;
  readonly tensors: SafetensorsHead['tensors'];
}

/**
 * How many bytes the head of a saved dream takes up.
 * @param start its first `SAFETENSORS_LENGTH_BYTES`, or more
 * @throws DreamFileError where it is none
 */
export function dreamHeadBytes(start: Uint8Array, file: string): number {
  return asDream(file, () => safetensorsHeadBytes(start, file));
}

/**
 * Reads the beginning of a saved dream.
 * @param start at least its head, see `dreamHeadBytes`
 * @param fileBytes size of the whole file
 * @throws DreamFileError where it is none, or damaged
 */
export function readDreamHead(start: Uint8Array, fileBytes: number, file: string): DreamHead {
  const { metadata, tensors } = asDream(file, () => readSafetensorsHead(start, fileBytes, file));
  const parsed = dreamAboutSchema.safeParse(parseJson(metadata.dreamwalk));
  if (parsed.success) return { about: parsed.data, tensors };
  const { path, message } = parsed.error.issues[0];
  throw new DreamFileError(file, `${path.join('.') || 'what it says of itself'}: ${message}`);
}

/** What is wrong with the file is wrong with the dream. */
function asDream<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof SafetensorsError) throw new DreamFileError(file, error.problem);
    throw error;
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function floatsOf({ buffer }: Uint8Array<ArrayBuffer>): Float32Array {
  return new Float32Array(buffer);
}
