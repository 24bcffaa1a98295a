import { z } from 'zod';
import { inputSchema } from './input-schema.ts';
import { outputSchema } from './output-schema.ts';

/** The file that a policy's folder is recognised by. */
export const POLICY_MANIFEST_FILE = 'policy.json';

/** The value of `format` that this version reads. */
export const POLICY_MANIFEST_FORMAT = 'dreamwalk-policy/1';

const count = z.number().int().positive();

/** Schema of `policy.json`. What spans several fields is checked by `checkPolicyManifest`. */
export const policyManifestSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find this schema.'),
    format: z.literal(POLICY_MANIFEST_FORMAT).describe('Name and version of this format.'),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
      .describe('Short name; the column of the policy in every table.'),
    title: z.string().min(1).describe('Name for people.'),
    about: z.string().min(1).describe('For people: what it does, and from what.'),
    license: z.string().min(1).optional().describe('SPDX identifier of the licence of the weights.'),
    file: z.string().min(1).describe('The ONNX file, relative to the folder.'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')
      .describe('SHA-256 of the ONNX file, lower-case hex.'),
    senses: z
      .array(z.enum(['frame', 'goal-frame', 'goal-pose', 'depth', 'pose']))
      .describe('What the policy is shown: all that the sources of its inputs need, and nothing else.'),
    inputs: z
      .record(z.string(), inputSchema)
      .describe('By the input’s name in the ONNX graph; all of them but those of the recurrent state.'),
    outputs: z
      .record(z.string(), outputSchema)
      .describe(
        'By the output’s name in the ONNX graph; exactly one. Outputs that are not named are not used.',
      ),
    chunk: count.describe('H, the actions that one inference gives.'),
    executeSteps: count.describe('How many of them to carry out before the policy is asked again.'),
    recurrentState: z
      .array(z.tuple([z.string().min(1), z.string().min(1), z.array(count)]))
      .default([])
      .describe(
        'What the policy remembers, as [output, input, shape]: the output of one inference is the input of the next; zeros at the start of an episode.',
      ),
    deterministic: z
      .boolean()
      .describe(
        'Whether equal inputs give equal actions; false where the graph draws random numbers itself.',
      ),
  })
  .describe('A policy on disk: an ONNX graph, and what goes in and comes out.');

/** A parsed `policy.json`. */
export type PolicyManifest = z.infer<typeof policyManifestSchema>;
