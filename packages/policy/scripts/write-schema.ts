/** Writes the published JSON Schema: `node packages/policy/scripts/write-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { policyManifestJsonSchema } from '../src/index.ts';

const file = new URL('../schema/policy.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(policyManifestJsonSchema(), null, 2)}\n`);
