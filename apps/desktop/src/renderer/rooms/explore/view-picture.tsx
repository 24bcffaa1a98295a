import { useEffect, useRef } from 'react';
import { fillRgba } from '../../stage/fill-rgba.ts';
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
      if (!picture) return;
      const image = new ImageData(picture.widthPx, picture.heightPx);
      fillRgba(image.data, picture.rgb);
      canvas.current!.width = picture.widthPx;
      canvas.current!.height = picture.heightPx;
      canvas.current!.getContext('2d')!.putImageData(image, 0, 0);
    };
    draw();
    return feed.onPicture((id) => {
      if (id === entryId) draw();
    });
  }, [feed, entryId]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
