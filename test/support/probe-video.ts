import { execFileSync } from 'node:child_process';

export interface VideoFacts {
  readonly codec: string;
  readonly frames: number;
  /** As ffprobe writes it: `20/1`. */
  readonly frameRate: string;
  readonly widthPx: number;
}

/** What ffprobe finds in a video after decoding all of it. */
export function probeVideo(path: string): VideoFacts {
  const entries = 'stream=codec_name,r_frame_rate,width,nb_read_frames';
  const args = [
    '-v',
    'error',
    '-count_frames',
    '-select_streams',
    'v:0',
    '-show_entries',
    entries,
    '-of',
    'json',
    path,
  ];
  const [stream] = JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })).streams;
  return {
    codec: stream.codec_name,
    frames: Number(stream.nb_read_frames),
    frameRate: stream.r_frame_rate,
    widthPx: stream.width,
  };
}
