/** Writes the published JSON Schema: `node packages/model-package/scripts/write-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { manifestJsonSchema } from '../src/index.ts';

const file = new URL('../schema/world-model.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`);
