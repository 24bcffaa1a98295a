import { z } from 'zod';

const schema = z.object({
  /** Folder of world models, one folder each. */
  modelsFolder: z.string().min(1),
  /** Where recordings go. */
  recordingsFolder: z.string().min(1),
});

/** What a native engine's process is told at its start. */
export type EngineSettings = z.infer<typeof schema>;

/** @throws ZodError where the text is none; only this program writes it */
export function parseEngineSettings(text: string): EngineSettings {
  return schema.parse(JSON.parse(text));
}
