import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import type { ShownFrame } from '../stage/stage-protocol.ts';
import { colorSchemeStore } from '../styles/color-scheme.ts';
import type { Studio } from './studio.ts';
import type { StudioState } from './studio-store.ts';

const StudioContext = createContext<Studio | undefined>(undefined);

export const StudioProvider = StudioContext.Provider;

/** @throws Error outside a `StudioProvider` */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio needs a StudioProvider above it.');
  return studio;
}

/** A part of the studio's state; the component renders again when that part changes. */
export function useStudioState<Part>(select: (state: StudioState) => Part): Part {
  return useStore(useStudio().store, select);
}

/**
 * Calls `draw` for the newest frame, at most once a screen refresh and outside of rendering; also at the start and in other
 * colours, where there is a frame already.
 */
export function useFrames(draw: (frame: ShownFrame) => void): void {
  const { feed } = useStudio();
  const onFrame = useEffectEvent(() => {
    if (feed.latest) draw(feed.latest);
  });
  useEffect(() => {
    onFrame();
    const stopFrames = feed.subscribe(() => onFrame());
    const stopColours = colorSchemeStore.subscribe(() => onFrame());
    return () => {
      stopFrames();
      stopColours();
    };
  }, [feed]);
}
