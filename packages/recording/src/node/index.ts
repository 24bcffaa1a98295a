export { loadVideoEncoder, remuxMovieFile, startMovieFile } from './movie-file.ts';
export { RolloutReader } from './rollout-reader.ts';
export { type AppendFrame, RolloutWriter, type VideoChoice } from './rollout-writer.ts';
