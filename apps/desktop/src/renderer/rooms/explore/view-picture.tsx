import { useEffect, useRef } from 'react';
import { drawFrame } from '../../stage/draw-frame.ts';
import { useStudio } from '../../studio/studio-context.tsx';

interface ViewPictureProps {
  readonly entryId: number;
  readonly label: string;
}

/** What a remembered view shows, as soon as the engine has sent it. */
export function ViewPicture({ entryId, label }: ViewPictureProps) {
  const { feed } = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      const picture = feed.pictures.get(entryId);
      if (picture) drawFrame(canvas.current!, picture);
    };
    draw();
    return feed.onPicture((id) => {
      if (id === entryId) draw();
    });
  }, [feed, entryId]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
