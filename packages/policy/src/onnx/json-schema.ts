import { z } from 'zod';
import { policyManifestSchema } from './policy-manifest.ts';

/** The JSON Schema of `policy.json` (draft 2020-12), for editors and for tools in other languages. */
export function policyManifestJsonSchema(): Record<string, unknown> {
  return {
    title: 'Policy manifest',
    ...z.toJSONSchema(policyManifestSchema, { target: 'draft-2020-12', reused: 'ref', io: 'input' }),
  };
}
