import type { Pose } from '@dreamwalk/geometry';
import { BufferGeometry, Float32BufferAttribute, type Object3D, Points, PointsMaterial } from 'three';
import { frustumLines, frustumSolid } from './frustum-lines.ts';
import { spacedPoses } from './path-extent.ts';
import { pathLine } from './path-line.ts';
import { type SceneContent, selectedKeyframe } from './scene-content.ts';
import type { TokenColour, TokenReader } from './token-colours.ts';

/** The way between two frusta along a path, in depths of a frustum; nearer ones cannot be told apart. */
const FRUSTUM_SPACING = 1.4;
const DOT_PX = 7;

/** A path: its line, red where it is too fast, some of its frusta, and its keyframes. */
export function pathObjects(content: SceneContent, frustumM: number, token: TokenReader): Object3D[] {
  const { poses, keyframes } = content;
  const some = spacedPoses(poses, FRUSTUM_SPACING * frustumM);
  return [
    ...(poses.length > 1 ? [lineOf(content, token)] : []),
    frustumLines(some, frustumM, token('text-dim'), keyframes.length > 0 ? 0.3 : 0.6),
    ...keyframeObjects(content, frustumM, token),
  ];
}

function lineOf({ poses, isTooFast, isLoop, keyframes }: SceneContent, token: TokenReader): Object3D {
  const isClosed = isLoop && keyframes.length > 0;
  const points = poses.map(({ translation }) => translation);
  const colours = poses.map((_, index) => token(isTooFast[Math.max(0, index - 1)] ? 'record' : 'text'));
  return pathLine(
    isClosed ? [...points, points[0]] : points,
    isClosed ? [...colours, colours[0]] : colours,
    2.5,
  );
}

function keyframeObjects(content: SceneContent, frustumM: number, token: TokenReader): Object3D[] {
  const selected = selectedKeyframe(content);
  const others = content.keyframes.filter((keyframe) => keyframe !== selected).map(({ pose }) => pose);
  const objects: Object3D[] = [
    frustumLines(others, 1.3 * frustumM, token('text')),
    dots(others, token('text')),
  ];
  if (selected)
    objects.push(
      frustumSolid(selected.pose, 1.5 * frustumM, token('focus')),
      dots([selected.pose], token('focus')),
    );
  return objects;
}

function dots(poses: readonly Pose[], { color }: TokenColour): Points {
  const positions = poses.flatMap(({ translation }) => translation);
  const geometry = new BufferGeometry().setAttribute('position', new Float32BufferAttribute(positions, 3));
  return new Points(geometry, new PointsMaterial({ color, size: DOT_PX, sizeAttenuation: false }));
}
