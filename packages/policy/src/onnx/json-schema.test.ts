import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyManifestJsonSchema } from './json-schema.ts';

describe('policyManifestJsonSchema', () => {
  it('is what is published; scripts/write-schema.ts writes it', () => {
    const published = readFileSync(new URL('../../schema/policy.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(policyManifestJsonSchema())));
  });

  it('describes every property', () => {
    const missing: string[] = [];
    visit(policyManifestJsonSchema(), '', missing);
    expect(missing).toEqual([]);
  });
});

function visit(node: unknown, path: string, missing: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const properties = 'properties' in node ? (node.properties as Record<string, Record<string, unknown>>) : {};
  for (const [name, property] of Object.entries(properties))
    if (!('description' in property || '$ref' in property)) missing.push(`${path}.${name}`);
  for (const [key, child] of Object.entries(node)) visit(child, `${path}.${key}`, missing);
}
