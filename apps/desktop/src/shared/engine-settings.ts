import { z } from 'zod';

const schema = z.object({
  /** Folders of world models, one folder each; searched in this order. */
  modelsFolders: z.array(z.string().min(1)).min(1),
  /** Where recordings go. */
  recordingsFolder: z.string().min(1),
});

/** What a native engine's process is told at its start. */
export type EngineSettings = z.infer<typeof schema>;

/** @throws ZodError where the text is none; only this program writes it */
export function parseEngineSettings(text: string): EngineSettings {
  return schema.parse(JSON.parse(text));
}
