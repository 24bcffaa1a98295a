import { setTimeout as wait } from 'node:timers/promises';
import { startFilmFile } from '../node/film-file.ts';

// A process for the tests to kill: records frames without end at the film's pace, and says the number of each that was taken down.
const take = { name: 'walk', framesPerSecond: 20, widthPx: 16, heightPx: 16 };
const film = await startFilmFile(process.argv[2], take);
for (let frame = 0; ; frame++) {
  const rgb = new Uint8Array(16 * 16 * 3).map((_, at) => (at * 7 + frame * 5) % 256);
  await film.add({ widthPx: 16, heightPx: 16, rgb });
  process.stdout.write(`${frame}\n`);
  await wait(1000 / take.framesPerSecond);
}
