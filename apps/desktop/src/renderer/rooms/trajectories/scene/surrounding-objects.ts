import type { Object3D } from 'three';
import { frustumLines } from './frustum-lines.ts';
import { ground } from './ground.ts';
import { cellM, type Extent } from './path-extent.ts';
import { pathLine } from './path-line.ts';
import type { SceneSurroundings } from './scene-content.ts';
import type { TokenReader } from './token-colours.ts';

/** What a path lies among: the floor, the remembered views, where the walk has been, and where it is. */
export function surroundingObjects(
  { walked, marks, camera }: SceneSurroundings,
  { centre, radiusM }: Extent,
  frustumM: number,
  token: TokenReader,
): Object3D[] {
  const markM = 0.6 * frustumM;
  const posesOf = (generated: boolean) =>
    marks.filter((mark) => mark.generated === generated).map(({ pose }) => pose);
  const objects: Object3D[] = [
    ground(centre, cellM(radiusM), token),
    frustumLines(posesOf(false), markM, token('seen'), 0.6),
    frustumLines(posesOf(true), markM, token('dreamed'), 0.3),
  ];
  const faint = token('text-faint');
  if (walked.length > 1) objects.push(pathLine(walked, Array(walked.length).fill(faint), 1.5, 0.8));
  if (camera) objects.push(frustumLines([camera], frustumM, token('text')));
  return objects;
}
