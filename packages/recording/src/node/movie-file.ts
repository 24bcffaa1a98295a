import { rename, rm } from 'node:fs/promises';
import { FilePathSource, FilePathTarget } from 'mediabunny';
import { VideoUnavailableError } from '../errors.ts';
import { type Movie, type MovieOptions, movieCodec, startMovie } from '../movie.ts';
import { remuxMovie } from '../remux.ts';

/**
 * Brings WebCodecs to Node. The encoder is a native module of tens of megabytes, so it is loaded only once a film
 * is wanted.
 * @throws {VideoUnavailableError} when there is no build of it for this machine
 */
export async function loadVideoEncoder(): Promise<void> {
  if ('VideoEncoder' in globalThis) return;
  try {
    await import('@napi-rs/webcodecs/polyfill');
  } catch (cause) {
    throw new VideoUnavailableError(
      `@napi-rs/webcodecs has no build for ${process.platform}-${process.arch} here; go on without a video (--no-video), or run npm install again with optional packages.`,
      { cause },
    );
  }
}

/**
 * Starts an H.264 film in a file.
 * @param layout a `fragmented` film can be read while it is made, and after a kill
 * @throws {VideoUnavailableError} when there is no encoder
 * @throws {RangeError} for a size that a film cannot have
 */
export async function startMovieFile(
  path: string,
  layout: 'fragmented' | 'plain',
  options: MovieOptions,
): Promise<Movie> {
  await loadVideoEncoder();
  // FilePathTarget creates the file at once, so what cannot be encoded is refused before.
  await movieCodec(options);
  // Gathered in chunks of megabytes, as a target does by itself, whole fragments would be lost with the process.
  const target = new FilePathTarget(path, { chunked: layout === 'plain' });
  return startMovie(target, layout, options);
}

/**
 * Makes a fragmented film plain, in its place: the old file stays until the new one is whole.
 * @returns how many pictures it has
 * @throws {VideoUnavailableError} when it has none
 */
export async function remuxMovieFile(path: string, fps: number): Promise<number> {
  const whole = `${path}.part`;
  try {
    const frames = await remuxMovie(new FilePathSource(path), new FilePathTarget(whole), fps);
    await rename(whole, path);
    return frames;
  } catch (error) {
    await rm(whole, { force: true });
    throw error;
  }
}
