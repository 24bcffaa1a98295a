import { join } from 'node:path';
import type { PosedView } from '@dreamwalk/environment';
import { type Camera, InvalidRotationError, type Pose, poseFromMatrix } from '@dreamwalk/geometry';
import { z } from 'zod';
import { InputFileError } from '../errors.ts';
import { readInputFile } from '../input-file.ts';
import type { TaskContext } from '../task.ts';
import { type PixelWindow, readDepthImage, readImage } from './image-file.ts';

/** The file that a nerfstudio folder is recognised by. */
export const NERFSTUDIO_FILE = 'transforms.json';

/** Nerfstudio's own default: depth PNGs are in millimetres. */
const DEFAULT_METRES_PER_UNIT = 1e-3;

const intrinsicsSchema = z.object({
  w: z.number().positive(),
  h: z.number().positive(),
  fl_x: z.number().positive(),
  fl_y: z.number().positive().optional(),
  cx: z.number().optional(),
  cy: z.number().optional(),
  k1: z.number().optional(),
  k2: z.number().optional(),
  k3: z.number().optional(),
  k4: z.number().optional(),
  p1: z.number().optional(),
  p2: z.number().optional(),
  camera_model: z.string().optional(),
});

const row4 = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const frameSchema = intrinsicsSchema.partial().extend({
  file_path: z.string(),
  depth_file_path: z.string().optional(),
  transform_matrix: z.array(row4).min(3).max(4),
});

const transformsSchema = intrinsicsSchema.partial().extend({
  depth_unit_scale_factor: z.number().positive().optional(),
  frames: z.array(frameSchema).min(1),
});

type Intrinsics = z.infer<typeof intrinsicsSchema>;

/**
 * Reads posed pictures in nerfstudio's layout: `transforms.json`, pictures, and 16-bit depth PNGs if there are any.
 * Nerfstudio's cameras look along −z with +y up (OpenGL), ours along +z with +y down, so a pose is turned by
 * diag(1, −1, −1) on the camera's side; its world has +z up like ours. The picture is cut to the model's field of
 * view, which it must cover. Lengths are taken as metres.
 *
 * @throws {InputFileError} naming the file and frame at fault
 */
export async function readNerfstudioViews(
  folder: string,
  camera: Camera,
  { signal, onProgress }: TaskContext,
): Promise<PosedView[]> {
  const file = join(folder, NERFSTUDIO_FILE);
  const { frames, ...shared } = parseTransforms((await readInputFile(file)).toString('utf8'), file);
  const metresPerUnit = shared.depth_unit_scale_factor ?? DEFAULT_METRES_PER_UNIT;
  const views: PosedView[] = [];
  for (const [index, frame] of frames.entries()) {
    signal.throwIfAborted();
    onProgress({ stage: 'reading the tour', done: index, total: frames.length });
    const window = windowOf(frameIntrinsics({ ...shared, ...frame }, file, index), camera, file, index);
    const pose = poseOf(frame.transform_matrix, file, index);
    const picture = await readImage(join(folder, frame.file_path), camera, window);
    const depthM = frame.depth_file_path
      ? await readDepthImage(join(folder, frame.depth_file_path), camera, window, metresPerUnit)
      : undefined;
    views.push({ frame: picture, pose, ...(depthM && { depthM }) });
  }
  return views;
}

function parseTransforms(text: string, file: string): z.infer<typeof transformsSchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new InputFileError(file, `this is not JSON (${(cause as Error).message}); export it again.`, {
      cause,
    });
  }
  const parsed = transformsSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputFileError(
    file,
    `${issue.path.join('.') || 'the document'}: ${issue.message}; this is not what nerfstudio writes.`,
  );
}

function frameIntrinsics(values: Partial<Intrinsics>, file: string, index: number): Intrinsics {
  const parsed = intrinsicsSchema.safeParse(values);
  if (!parsed.success)
    throw new InputFileError(
      file,
      `frames.${index}: w, h and fl_x are given neither here nor for all frames; add them to the document.`,
    );
  const { k1 = 0, k2 = 0, k3 = 0, k4 = 0, p1 = 0, p2 = 0, camera_model = 'PINHOLE' } = parsed.data;
  if ([k1, k2, k3, k4, p1, p2].some((value) => value !== 0) || camera_model.includes('FISHEYE'))
    throw new InputFileError(
      file,
      `frames.${index}: the picture is distorted (${camera_model}); undistort the pictures first (for example colmap image_undistorter).`,
    );
  return parsed.data;
}

/** The part of a picture that the model's camera would have seen from the same place, in shares of its size. */
function windowOf(
  { w, h, fl_x, fl_y = fl_x, cx = w / 2, cy = h / 2 }: Intrinsics,
  camera: Camera,
  file: string,
  index: number,
): PixelWindow {
  const leftPx = cx - (camera.cx / camera.fx) * fl_x;
  const topPx = cy - (camera.cy / camera.fy) * fl_y;
  const widthPx = (camera.widthPx / camera.fx) * fl_x;
  const heightPx = (camera.heightPx / camera.fy) * fl_y;
  // A pixel of rounding is no reason to refuse.
  if (leftPx < -1 || topPx < -1 || leftPx + widthPx > w + 1 || topPx + heightPx > h + 1)
    throw new InputFileError(
      file,
      `frames.${index}: the picture sees ${degrees(w, fl_x)}° × ${degrees(h, fl_y)}°, less than the model's ${degrees(camera.widthPx, camera.fx)}° × ${degrees(camera.heightPx, camera.fy)}°; take wider pictures.`,
    );
  return { left: leftPx / w, top: topPx / h, width: widthPx / w, height: heightPx / h };
}

function degrees(lengthPx: number, focalPx: number): string {
  return ((2 * Math.atan(lengthPx / 2 / focalPx) * 180) / Math.PI).toFixed(0);
}

function poseOf([r0, r1, r2]: readonly (readonly number[])[], file: string, index: number): Pose {
  try {
    return poseFromMatrix([r0, r1, r2, [0, 0, 0, 1]].flatMap(([x, y, z, t]) => [x, -y, -z, t]));
  } catch (cause) {
    if (!(cause instanceof InvalidRotationError)) throw cause;
    throw new InputFileError(
      file,
      `frames.${index}.transform_matrix: its upper left 3×3 is no rotation; export camera-to-world matrices without scale.`,
      { cause },
    );
  }
}
