import { z } from 'zod';

/** A plain file name: no folder, no way out of one. */
export const recordingNameSchema = z
  .string()
  .max(200)
  .regex(/^[\w][\w .-]*\.mp4$/, 'must be the name of a recording');
