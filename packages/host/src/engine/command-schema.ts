import { MEMORY_POLICY_NAMES } from '@dreamwalk/world';
import { z } from 'zod';
import { WireFormatError } from './errors.ts';
import type { EngineCommand } from './protocol.ts';

const deflection = z.number().min(-1).max(1);
const keys = z.object({
  forward: z.boolean(),
  back: z.boolean(),
  left: z.boolean(),
  right: z.boolean(),
  turnLeft: z.boolean(),
  turnRight: z.boolean(),
  lookUp: z.boolean(),
  lookDown: z.boolean(),
  rise: z.boolean(),
  sink: z.boolean(),
  rollLeft: z.boolean(),
  rollRight: z.boolean(),
  run: z.boolean(),
  mouseDx: z.number(),
  mouseDy: z.number(),
  stickForward: deflection,
  stickRight: deflection,
  stickUp: deflection,
  stickTurnRight: deflection,
  stickLookUp: deflection,
});

const scale = z.number().min(0.05).max(20);
const motion = z.object({
  mode: z.enum(['walk', 'fly']),
  speedScale: scale,
  keyTurnScale: scale,
  stickTurnScale: scale,
  walls: z.enum(['true', 'dreamed', 'none']),
});

const MAX_IMAGE_SIDE_PX = 4096;
const side = z.int().positive().max(MAX_IMAGE_SIDE_PX);
const frame = z
  .object({ widthPx: side, heightPx: side, rgb: z.instanceof(Uint8Array) })
  .refine(
    ({ widthPx, heightPx, rgb }) => rgb.length === widthPx * heightPx * 3,
    'its pixels do not fit its size',
  );

/** An hour at twenty frames a second. */
const MAX_PATH_POSES = 72_000;
const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const quaternion = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const pose = z.object({ rotation: quaternion, translation: vec3 });
const driver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person') }),
  z.object({ kind: z.literal('wander') }),
  z.object({
    kind: z.literal('path'),
    name: z.string(),
    poses: z.array(pose).min(1).max(MAX_PATH_POSES),
    isPlaced: z.boolean(),
    isLoop: z.boolean(),
  }),
]);
const beside = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('reality') }),
  z.object({ kind: z.literal('memory'), policy: z.enum(MEMORY_POLICY_NAMES) }),
  z.object({ kind: z.literal('branch'), branchId: z.int().nonnegative() }),
]);

const MOST_NAME_LENGTH = 200;
const bookmarkId = z.int().nonnegative();
const name = z.string().max(MOST_NAME_LENGTH);

const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('openModel'), modelId: z.string().regex(/^[\w.-]+$/) }),
  z.object({ type: z.literal('newWorld'), seed: z.int().nonnegative() }),
  z.object({ type: z.literal('openImage'), name: z.string(), frame }),
  z.object({ type: z.literal('input'), keys, timeMs: z.number() }),
  z.object({ type: z.literal('pause'), paused: z.boolean() }),
  z.object({ type: z.literal('step') }),
  z.object({ type: z.literal('reset') }),
  z.object({
    type: z.literal('rewind'),
    frameIndex: z.int().nonnegative(),
    branchId: z.int().nonnegative().optional(),
  }),
  z.object({ type: z.literal('setMemoryPolicy'), policy: z.enum(MEMORY_POLICY_NAMES) }),
  z.object({ type: z.literal('setMotion'), motion }),
  z.object({ type: z.literal('drive'), driver }),
  z.object({ type: z.literal('setBeside'), beside }),
  z.object({ type: z.literal('showView'), entryId: z.int().nonnegative() }),
  z.object({ type: z.literal('addBookmark'), name }),
  z.object({ type: z.literal('renameBookmark'), bookmarkId, name }),
  z.object({ type: z.literal('removeBookmark'), bookmarkId }),
  z.object({ type: z.literal('bringBookmarkBack') }),
  z.object({ type: z.literal('goToBookmark'), bookmarkId }),
  z.object({ type: z.literal('saveDream') }),
  z.object({ type: z.literal('resumeDream'), name, bytes: z.instanceof(Uint8Array) }),
  z.object({ type: z.literal('startRecording') }),
  z.object({ type: z.literal('stopRecording') }),
  z.object({ type: z.literal('received'), frameIndex: z.int().nonnegative() }),
  z.object({ type: z.literal('cancel') }),
]);

/**
 * A command that came from outside, checked.
 * @throws WireFormatError naming the field at fault
 */
export function parseEngineCommand(message: unknown): EngineCommand {
  const parsed = command.safeParse(message);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new WireFormatError(`${issue.path.join('.') || 'the command'}: ${issue.message}`);
}
