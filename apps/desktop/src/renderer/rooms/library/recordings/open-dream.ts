import { readDreamHead } from '@dreamwalk/host';
import type { ListedDream } from '../../../../shared/library-protocol.ts';
import { chooseFile } from '../../../components/choose-files.ts';
import type { Studio } from '../../../studio/studio.ts';
import { enterRoom } from '../../rooms-store.ts';
import type { Library } from '../state/library.ts';

/** Goes on with a dream of the library; what is refused there is shown there. */
export async function goOnWith(studio: Studio, library: Library, dream: ListedDream): Promise<void> {
  const bytes = await library.dream(dream.name);
  if (!bytes) return;
  studio.resumeDream({ fileName: dream.name, bytes }, dream.modelId);
  enterRoom('explore');
}

/** Lets a person choose a dream in a file to go on with. */
export async function chooseDream(studio: Studio): Promise<void> {
  const file = await chooseFile('.safetensors');
  if (file) await openDream(studio, file);
}

/** Goes on with a dream in a file. */
async function openDream(studio: Studio, file: File): Promise<void> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { about } = readDreamHead(bytes, bytes.byteLength, file.name);
    studio.resumeDream({ fileName: file.name, bytes }, about.model.id);
  } catch (error) {
    studio.fail(error, 'opening a saved dream');
  }
  enterRoom('explore');
}
