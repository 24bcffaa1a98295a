/** Where the studio is told which models there are. */
export const MODEL_INDEX_PATH = '/models/index.json';

/** A model as the studio offers it. Whether it is sound is seen when it is opened. */
export interface OfferedModel {
  /** Name of its folder, which opens it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Added by the person, who can remove it again. */
  readonly isOwn: boolean;
  /** Of all its graphs. */
  readonly sizeBytes: number;
}
