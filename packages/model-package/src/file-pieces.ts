import { z } from 'zod';

/** Schema of the `pieces` of a file. */
export const piecesSchema = z
  .number()
  .int()
  .min(2)
  .max(1000)
  .optional()
  .describe(
    'The file is kept as so many pieces, FILE.0, FILE.1 and so on, whose bytes follow one another; its hash is that of the whole. For hosts that take no large files.',
  );

/** A file as a manifest names it. */
export interface PackedFile {
  readonly file: string;
  readonly pieces?: number;
}

/** The paths of what a file is kept in, in the order of their bytes. */
export function pathsOfPieces({ file, pieces }: PackedFile): string[] {
  return pieces === undefined ? [file] : Array.from({ length: pieces }, (_, piece) => `${file}.${piece}`);
}
