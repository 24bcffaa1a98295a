import type { RgbFrame } from '@dreamwalk/environment';
import { useEffect, useRef } from 'react';
import { drawFrame } from '../stage/draw-frame.ts';

interface FramePictureProps {
  readonly frame: RgbFrame;
  readonly label: string;
}

/** A frame as a picture. */
export function FramePicture({ frame, label }: FramePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => drawFrame(canvas.current!, frame), [frame]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
