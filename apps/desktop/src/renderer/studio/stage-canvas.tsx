import { createContext, type RefObject, useContext, useEffect } from 'react';
import type { StageCanvasName } from '../stage/stage-protocol.ts';

/** The canvases that the stage draws on, and the way to tell it their sizes. */
export interface StageCanvas {
  readonly view: HTMLCanvasElement;
  /** For what is shown beside the dream. */
  readonly beside: HTMLCanvasElement;
  readonly resize: (canvas: StageCanvasName, widthPx: number, heightPx: number) => void;
}

const StageContext = createContext<StageCanvas | undefined>(undefined);

export const StageProvider = StageContext.Provider;

/** @throws Error outside a `StageProvider` */
export function useStageCanvas(): StageCanvas {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('useStageCanvas needs a StageProvider above it.');
  return stage;
}

/** Puts a canvas of the stage into a box, first, and keeps it as large as the box is. */
export function useCanvasIn(box: RefObject<HTMLElement | null>, name: StageCanvasName): HTMLCanvasElement {
  const stage = useStageCanvas();
  useEffect(() => {
    const element = box.current!;
    element.prepend(stage[name]);
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const scale = window.devicePixelRatio;
      stage.resize(
        name,
        Math.max(1, Math.round(contentRect.width * scale)),
        Math.max(1, Math.round(contentRect.height * scale)),
      );
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage, box, name]);
  return stage[name];
}
