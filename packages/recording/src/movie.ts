import {
  canEncodeVideo,
  Mp4OutputFormat,
  Output,
  type Target,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import { VideoUnavailableError } from './errors.ts';
import { type I420Converter, i420Converter, type ScaleFilter } from './i420.ts';
import type { RgbImage } from './image.ts';

/** Codecs an MP4 of ours may hold, the one that plays everywhere first. */
export type MovieCodec = 'avc' | 'vp9' | 'av1';

/** What a film looks like. */
export interface MovieOptions {
  /** Size of the pictures that will be added. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Whole frames a second; every frame lasts exactly 1/fps. */
  readonly fps: number;
  /** Whole enlargement, 4 by default: players blur or shrink a 128-pixel film. */
  readonly scale?: number;
  /** How it is enlarged, `bicubic` by default. */
  readonly filter?: ScaleFilter;
  /** Codecs to try, in this order; H.264 alone by default. */
  readonly codecs?: readonly MovieCodec[];
}

/** A film being made. Add pictures one at a time; then `finish` or `cancel`, once. */
export interface Movie {
  readonly codec: MovieCodec;
  /** Resolves when the encoder can take the next picture. */
  add(image: RgbImage): Promise<void>;
  finish(): Promise<void>;
  /** Stops and lets go of everything; what was written so far is not made whole. */
  cancel(): Promise<void>;
}

/** Enough that neighbouring bicubic pixels show no blocks at 512×512: 4.2 Mbit/s at 20 frames a second. */
const BITS_PER_PIXEL = 0.8;
/** Also the most that a kill can cost a fragmented film, besides what the encoder has not given back yet. */
const FRAGMENT_S = 0.5;

/**
 * Finds out, before anything is written, whether a film can be made here. Needs WebCodecs (`VideoEncoder`) in the
 * global scope: browsers have it, and `@dreamwalk/recording/node` brings it to Node.
 * @returns the codec that {@link startMovie} will use
 * @throws {VideoUnavailableError} when none of the codecs can be encoded here
 * @throws {RangeError} for a size that a film cannot have
 */
export async function movieCodec(options: MovieOptions): Promise<MovieCodec> {
  const { codecs = ['avc'] } = options;
  const { widthPx: width, heightPx: height } = converterFor(options);
  const bitrate = bitrateFor(width, height, options.fps);
  for (const codec of codecs) if (await canEncodeVideo(codec, { width, height, bitrate })) return codec;
  throw new VideoUnavailableError(`there is no encoder for ${codecs.join(' or ')} at ${width}×${height}.`);
}

/**
 * Starts an MP4 of an exact constant frame rate.
 * @param target where the bytes go
 * @param layout `fragmented` can be read up to the last whole fragment at any moment, `plain` only at the end
 * @throws what {@link movieCodec} throws
 */
export async function startMovie(
  target: Target,
  layout: 'fragmented' | 'plain',
  options: MovieOptions,
): Promise<Movie> {
  const codec = await movieCodec(options);
  const converter = converterFor(options);
  const { fps } = options;
  const output = new Output({
    format: new Mp4OutputFormat(
      layout === 'fragmented'
        ? { fastStart: 'fragmented', minimumFragmentDuration: FRAGMENT_S }
        : { fastStart: 'in-memory' },
    ),
    target,
  });
  const source = new VideoSampleSource({
    codec,
    bitrate: bitrateFor(converter.widthPx, converter.heightPx, fps),
    // Realtime mode makes no B-frames, so a fragment never waits for pictures that are still to come.
    latencyMode: 'realtime',
    keyFrameInterval: FRAGMENT_S,
  });
  output.addVideoTrack(source, { frameRate: fps });
  await output.start();

  let frames = 0;
  return {
    codec,
    async add(image) {
      const sample = new VideoSample(converter.convert(image), {
        format: 'I420',
        codedWidth: converter.widthPx,
        codedHeight: converter.heightPx,
        timestamp: frames / fps,
        duration: 1 / fps,
        colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
      });
      frames++;
      try {
        await source.add(sample);
      } finally {
        sample.close();
      }
    },
    finish: () => output.finalize(),
    cancel: () => output.cancel(),
  };
}

function converterFor({ widthPx, heightPx, scale = 4, filter = 'bicubic' }: MovieOptions): I420Converter {
  return i420Converter(widthPx, heightPx, scale, filter);
}

function bitrateFor(widthPx: number, heightPx: number, fps: number): number {
  return Math.round(widthPx * heightPx * fps * BITS_PER_PIXEL);
}
