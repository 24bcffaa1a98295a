import { BlobSource, Input, MP4 } from 'mediabunny';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadVideoEncoder } from '../node/movie-file.ts';
import { startMovieBlob } from './movie-blob.ts';

// A browser's encoder is played by Node's, which has the same interface.
beforeAll(loadVideoEncoder);

describe('startMovieBlob', () => {
  it('gives a whole MP4 of all pictures', async () => {
    const movie = await startMovieBlob({ widthPx: 16, heightPx: 16, fps: 20, scale: 4 });
    expect(movie.codec).toBe('avc');
    for (let k = 0; k < 30; k++)
      await movie.add({ widthPx: 16, heightPx: 16, rgb: new Uint8Array(768).fill(k * 8) });
    const blob = await movie.finish();
    expect(blob.type).toBe('video/mp4');

    const input = new Input({ source: new BlobSource(blob), formats: [MP4] });
    const track = (await input.getPrimaryVideoTrack())!;
    const { packetCount, averagePacketRate } = await track.computePacketStats();
    expect([packetCount, averagePacketRate]).toEqual([30, 20]);
    expect([await track.getCodec(), track.codedWidth, track.codedHeight]).toEqual(['avc', 64, 64]);
    input.dispose();
  });

  it('can be given up', async () => {
    const movie = await startMovieBlob({ widthPx: 16, heightPx: 16, fps: 20 });
    await movie.add({ widthPx: 16, heightPx: 16, rgb: new Uint8Array(768) });
    await movie.cancel();
  });
});
