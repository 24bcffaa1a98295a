import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { remuxMovieFile, startMovieFile } from '@dreamwalk/recording/node';
import { OutputError } from '../../node/errors.ts';
import { outputProblem } from '../../node/expected-errors.ts';
import type { RecordingTake, WalkRecorder } from '../engine-ports.ts';

/**
 * Records a walk into a film, `NAME.mp4` in a folder that is made where there is none. Until it is finished the film is fragmented:
 * of an engine that is killed it stays, whole but for its last second.
 *
 * @throws {VideoUnavailableError} where there is no encoder
 * @throws {OutputError} where the film cannot be written, at any time
 */
export async function startFilmFile(
  folder: string,
  { name, framesPerSecond, widthPx, heightPx }: RecordingTake,
): Promise<WalkRecorder> {
  const fileName = `${name}.mp4`;
  const path = join(folder, fileName);
  const movie = await writing(path, async () => {
    await mkdir(folder, { recursive: true });
    return startMovieFile(path, 'fragmented', { widthPx, heightPx, fps: framesPerSecond });
  });
  let frameCount = 0;
  return {
    async add(frame) {
      await writing(path, () => movie.add(frame));
      frameCount++;
    },
    async finish() {
      await writing(path, async () => {
        await movie.finish();
        if (frameCount > 0) await remuxMovieFile(path, framesPerSecond);
      });
      const durationS = frameCount / framesPerSecond;
      return { fileName, mimeType: 'video/mp4', durationS, frameCount, path };
    },
  };
}

async function writing<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const problem = outputProblem(error);
    throw problem === undefined ? error : new OutputError(path, `${problem}.`, { cause: error });
  }
}
