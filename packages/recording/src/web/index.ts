export { type MovieBlob, startMovieBlob } from './movie-blob.ts';
