import { createContext, useContext } from 'react';

/** The canvases that the stage draws on, and the way to tell it their size. */
export interface StageCanvases {
  readonly view: HTMLCanvasElement;
  readonly ambient: HTMLCanvasElement;
  readonly resize: (widthPx: number, heightPx: number) => void;
}

const StageContext = createContext<StageCanvases | undefined>(undefined);

export const StageProvider = StageContext.Provider;

/** @throws Error outside a `StageProvider` */
export function useStageCanvases(): StageCanvases {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('useStageCanvases needs a StageProvider above it.');
  return stage;
}
