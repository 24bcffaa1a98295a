import {
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  type Source,
  type Target,
} from 'mediabunny';
import { VideoUnavailableError } from './errors.ts';

/**
 * Copies the whole pictures of an MP4, fragmented or cut off by a kill, into a plain one that every player can
 * seek in, its index in front. Nothing is decoded or encoded.
 * @returns how many pictures there are
 * @throws {VideoUnavailableError} when the source has no picture to copy
 */
export async function remuxMovie(source: Source, target: Target, fps: number): Promise<number> {
  const input = new Input({ source, formats: [MP4] });
  try {
    const track = await input.getPrimaryVideoTrack().catch(() => null);
    const codec = await track?.getCodec();
    const decoderConfig = await track?.getDecoderConfig();
    if (!track || !codec || !decoderConfig)
      throw new VideoUnavailableError('the film was cut off before its first picture.');

    const sink = new EncodedPacketSink(track);
    // A fragment that was cut off announces more pictures than it has, so this is only the most there can be.
    let announced = 0;
    for await (const _ of sink.packets(undefined, undefined, { metadataOnly: true })) announced++;

    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'reserve' }), target });
    const packets = new EncodedVideoPacketSource(codec);
    output.addVideoTrack(packets, { frameRate: fps, maximumPacketCount: announced });
    await output.start();
    let frames = 0;
    try {
      for await (const packet of sink.packets()) {
        await packets.add(packet, { decoderConfig });
        frames++;
      }
      await output.finalize();
    } catch (error) {
      await output.cancel();
      throw error;
    }
    return frames;
  } finally {
    input.dispose();
  }
}
