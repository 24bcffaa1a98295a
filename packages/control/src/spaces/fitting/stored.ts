import type { Pose } from '@dreamwalk/geometry';
import { z } from 'zod';
import { StoredSpaceError } from '../../errors.ts';

/** What every stored space begins with, so that one can tell whose it is. */
export function storedSchema<Id extends string, Shape extends z.ZodRawShape>(id: Id, shape: Shape) {
  return z.strictObject({ space: z.literal(id), version: z.literal(1), ...shape });
}

/** A pose as seven numbers: x y z in metres, then the quaternion's x y z w. */
export const storedPoseSchema = z.array(z.number()).length(7);

/** A pose as it is stored. */
export function storedPose({ translation, rotation }: Pose): number[] {
  return [...translation, ...rotation];
}

/** The pose that was stored. */
export function poseOfStored([x, y, z, qx, qy, qz, qw]: readonly number[]): Pose {
  return { translation: [x, y, z], rotation: [qx, qy, qz, qw] };
}

/** @throws StoredSpaceError where the value is not what the schema says */
export function parseStored<Schema extends z.ZodType>(
  schema: Schema,
  stored: unknown,
  id: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new StoredSpaceError(
    `This is no stored action space "${id}": ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}. Fit the space anew, or take the file that it was stored in.`,
  );
}
