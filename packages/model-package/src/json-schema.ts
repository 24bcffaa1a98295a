import { z } from 'zod';
import { manifestSchema } from './manifest.ts';

/** The manifest's JSON Schema (draft 2020-12), for editors and for tools in other languages. */
export function manifestJsonSchema(): Record<string, unknown> {
  return {
    title: 'World model manifest',
    ...z.toJSONSchema(manifestSchema, { target: 'draft-2020-12', reused: 'ref' }),
  };
}
