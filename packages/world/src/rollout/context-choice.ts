/** How much of the past a frame is asked to be made from. */
export interface ContextChoice {
  /**
   * Views shown for a frame, the previous one among them; of a model of latent context those retrieved beside the window,
   * the manifest's at most. Default: the manifest's. 0 where the model has no memory.
   */
  readonly slots?: number;
  /**
   * Newest frames shown besides what is retrieved, of a model of latent context: at least one, at most what its window has
   * room for. Default: the manifest's. 0 for a model that has no such window.
   */
  readonly windowFrames?: number;
}
