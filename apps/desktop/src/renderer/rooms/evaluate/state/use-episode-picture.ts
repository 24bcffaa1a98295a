import type { RgbFrame } from '@dreamwalk/environment';
import { type RefObject, useEffect } from 'react';
import { useStore } from 'zustand';
import { useEvaluations } from './evaluations-context.tsx';

/** A tile is dreamed a little before it is scrolled to. */
const MARGIN = '200px';

/**
 * The picture of where an episode ended, which is asked for while an element is in view.
 * @returns null where there is none to be had, undefined until it is there
 */
export function useEpisodePicture(
  key: string,
  element: RefObject<Element | null>,
): RgbFrame | null | undefined {
  const { pictures } = useEvaluations();
  useEffect(() => {
    let forget = () => {};
    const observer = new IntersectionObserver(
      ([entry]) => {
        forget();
        forget = entry.isIntersecting ? pictures.want(key) : () => {};
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element.current!);
    return () => {
      observer.disconnect();
      forget();
    };
  }, [pictures, key, element]);
  return useStore(pictures.store, (state) => state[key]);
}
