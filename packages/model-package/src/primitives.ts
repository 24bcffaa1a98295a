import { z } from 'zod';

/** A number above 0. */
export const positive = z.number().positive();

/** A whole number from 1 on. */
export const count = z.number().int().positive();

/** A path relative to the package's folder. That it stays inside is checked by `checkPackagePath`. */
export const packagePathSchema = z.string().min(1);

/** Hex digest of a whole file. */
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')
  .describe('SHA-256 of the file, lower-case hex.');
