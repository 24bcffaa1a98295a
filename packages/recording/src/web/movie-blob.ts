import { BufferTarget } from 'mediabunny';
import { type Movie, type MovieOptions, startMovie } from '../movie.ts';

/** A film made in memory, with the browser's own encoder. */
export interface MovieBlob extends Omit<Movie, 'finish'> {
  /** The whole film, ready to be offered for download. */
  finish(): Promise<Blob>;
}

/**
 * Starts a film in a browser or a worker. Where there is no H.264 encoder it takes VP9 or AV1, in an MP4 still;
 * `codec` says which.
 * @throws {VideoUnavailableError} when the browser can encode none of them
 * @throws {RangeError} for a size that a film cannot have
 */
export async function startMovieBlob(options: MovieOptions): Promise<MovieBlob> {
  const target = new BufferTarget();
  const movie = await startMovie(target, 'plain', { codecs: ['avc', 'vp9', 'av1'], ...options });
  return {
    codec: movie.codec,
    add: movie.add,
    cancel: movie.cancel,
    async finish() {
      await movie.finish();
      return new Blob([target.buffer!], { type: 'video/mp4' });
    },
  };
}
