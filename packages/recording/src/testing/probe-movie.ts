import { execFileSync, spawnSync } from 'node:child_process';

/** What ffprobe says of a film. */
export interface MovieFacts {
  readonly codec: string;
  readonly frameRate: string;
  readonly averageFrameRate: string;
  readonly frames: number;
  readonly size: string;
  readonly timesS: readonly number[];
}

/** Whether ffprobe is on this machine; films are checked with it where it is. */
export const hasFfprobe = spawnSync('ffprobe', ['-version']).status === 0;

/** Decodes the whole film and reports on it. */
export function probeMovie(path: string): MovieFacts {
  const entries = 'stream=codec_name,r_frame_rate,avg_frame_rate,nb_read_frames,width,height:frame=pts_time';
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
  ];
  const { frames, streams } = JSON.parse(execFileSync('ffprobe', [...args, path], { encoding: 'utf8' }));
  const [stream] = streams;
  return {
    codec: stream.codec_name,
    frameRate: stream.r_frame_rate,
    averageFrameRate: stream.avg_frame_rate,
    frames: Number(stream.nb_read_frames),
    size: `${stream.width}x${stream.height}`,
    timesS: frames.map((frame: { pts_time: string }) => Number(frame.pts_time)),
  };
}
