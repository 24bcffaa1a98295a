import { createContext, useContext } from 'react';

/** The canvas that the stage draws on, and the way to tell it its size. */
export interface StageCanvas {
  readonly view: HTMLCanvasElement;
  readonly resize: (widthPx: number, heightPx: number) => void;
}

const StageContext = createContext<StageCanvas | undefined>(undefined);

export const StageProvider = StageContext.Provider;

/** @throws Error outside a `StageProvider` */
export function useStageCanvas(): StageCanvas {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('useStageCanvas needs a StageProvider above it.');
  return stage;
}
