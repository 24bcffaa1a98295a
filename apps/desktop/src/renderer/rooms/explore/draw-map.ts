import { type Pose, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import type { MemoryMark } from '@dreamwalk/host';
import { fitCanvas } from '../../components/fit-canvas.ts';
import { palette } from '../../components/palette.ts';
import type { ShownFrame } from '../../stage/stage-protocol.ts';
import type { FrameFeed } from '../../studio/frame-feed.ts';
import type { GroundWindow, MapViewport } from './map-viewport.ts';

const HALF_FOV_RAD = (40 * Math.PI) / 180;
/** Lengths of a frustum's sides on the map, metres. */
const REMEMBERED_M = 0.55;
const RECALLED_M = 1.5;
const CAMERA_M = 1.9;
const SCALE_BAR_M = 2;
const OTHER_BRANCH_ALPHA = 0.3;

type Context = CanvasRenderingContext2D;
/** World metres to canvas pixels; +x to the right, +y upwards. */
export type Project = (point: Vec3) => readonly [x: number, y: number];

/** What somebody wants to find again on the map. */
export interface MapMarks {
  readonly bookmarks: readonly Pose[];
  /** A remembered view that stands out. */
  readonly selected?: MemoryMark;
}

/**
 * Draws the place from above: +x to the right, +y upwards.
 *
 * @returns where on the canvas a point is drawn
 */
export function drawMap(
  canvas: HTMLCanvasElement,
  feed: FrameFeed,
  frame: ShownFrame,
  viewport: MapViewport,
  { bookmarks, selected }: MapMarks,
): Project {
  const { context, width, height } = fitCanvas(canvas);
  if (frame.frameIndex === 0) viewport.forget();
  const window = viewport.follow(pointsOf(feed, frame), frame.pose.translation, width, height);
  const project: Project = ([x, y]) => [
    width / 2 + (x - window.centreXM) * window.pxPerM,
    height / 2 - (y - window.centreYM) * window.pxPerM,
  ];
  drawGrid(context, width, height, window);
  const recalled = new Set(frame.retrieved.map((view) => view.entryId));
  for (const mark of feed.marks.values())
    if (!recalled.has(mark.entryId)) drawRemembered(context, project, mark, window);
  context.globalAlpha = OTHER_BRANCH_ALPHA;
  for (const path of feed.history.otherPaths) drawPath(context, project, path);
  context.globalAlpha = 1;
  drawPath(context, project, feed.history.path);
  for (const entryId of recalled) drawRecalled(context, project, feed.marks.get(entryId), frame.pose, window);
  for (const { translation } of bookmarks) drawFlag(context, project(translation));
  drawCamera(context, project, frame.pose, window);
  if (selected) drawSelected(context, project, selected, window);
  drawScale(context, height, window);
  return project;
}

function* pointsOf(feed: FrameFeed, frame: ShownFrame): Iterable<Vec3> {
  for (const mark of feed.marks.values()) yield mark.pose.translation;
  yield frame.pose.translation;
}

function drawGrid(
  context: Context,
  width: number,
  height: number,
  { centreXM, centreYM, pxPerM }: GroundWindow,
): void {
  context.fillStyle = palette().grid;
  const left = centreXM - width / 2 / pxPerM;
  const bottom = centreYM - height / 2 / pxPerM;
  for (let x = Math.ceil(left); (x - left) * pxPerM < width; x++)
    context.fillRect(Math.round((x - left) * pxPerM), 0, 1, height);
  for (let y = Math.ceil(bottom); (y - bottom) * pxPerM < height; y++)
    context.fillRect(0, Math.round(height - (y - bottom) * pxPerM), width, 1);
}

function drawRemembered(context: Context, project: Project, mark: MemoryMark, window: GroundWindow): void {
  context.globalAlpha = mark.generated ? 0.35 : 0.7;
  context.strokeStyle = mark.generated ? palette().dreamed : palette().seen;
  context.lineWidth = 1;
  traceFrustum(context, project, mark.pose, REMEMBERED_M * window.pxPerM);
  context.stroke();
  context.globalAlpha = 1;
}

function drawRecalled(
  context: Context,
  project: Project,
  mark: MemoryMark | undefined,
  camera: Pose,
  window: GroundWindow,
): void {
  if (!mark) return;
  context.strokeStyle = palette().recalled;
  context.fillStyle = palette().recalled;
  context.lineWidth = 1;
  context.globalAlpha = 0.35;
  context.beginPath();
  context.moveTo(...project(mark.pose.translation));
  context.lineTo(...project(camera.translation));
  context.setLineDash([2, 3]);
  context.stroke();
  context.setLineDash([]);
  traceFrustum(context, project, mark.pose, RECALLED_M * window.pxPerM);
  context.globalAlpha = 0.16;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.25;
  context.stroke();
}

function drawSelected(context: Context, project: Project, mark: MemoryMark, window: GroundWindow): void {
  context.strokeStyle = palette().text;
  context.lineWidth = 1.5;
  traceFrustum(context, project, mark.pose, RECALLED_M * window.pxPerM);
  context.stroke();
}

/** A pennant whose foot stands at the place. */
function drawFlag(context: Context, [x, y]: readonly [number, number]): void {
  context.fillStyle = palette().text;
  context.fillRect(x - 0.5, y - 11, 1, 11);
  context.beginPath();
  context.moveTo(x + 0.5, y - 11);
  context.lineTo(x + 7.5, y - 8.5);
  context.lineTo(x + 0.5, y - 6);
  context.fill();
}

function drawPath(context: Context, project: Project, path: readonly Vec3[]): void {
  context.beginPath();
  path.forEach((point, index) => {
    if (index === 0) context.moveTo(...project(point));
    else context.lineTo(...project(point));
  });
  context.strokeStyle = palette().path;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.stroke();
}

function drawCamera(context: Context, project: Project, pose: Pose, window: GroundWindow): void {
  const [x, y] = project(pose.translation);
  const radius = CAMERA_M * window.pxPerM;
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, palette().beam);
  light.addColorStop(1, palette().beamEnd);
  context.fillStyle = light;
  traceFrustum(context, project, pose, radius);
  context.fill();
  context.fillStyle = palette().text;
  context.beginPath();
  context.arc(x, y, 3.2, 0, 2 * Math.PI);
  context.fill();
}

function drawScale(context: Context, height: number, { pxPerM }: GroundWindow): void {
  const length = SCALE_BAR_M * pxPerM;
  context.fillStyle = palette().faint;
  context.fillRect(10, height - 11, length, 1.5);
  context.font = '10px "Geist Mono Variable", monospace';
  context.fillText(`${SCALE_BAR_M} m`, 10, height - 16);
}

/** The outline of what a camera sees, from above. */
function traceFrustum(context: Context, project: Project, pose: Pose, sidePx: number): void {
  const [x, y] = project(pose.translation);
  const { yawRad } = yawPitchOf(pose);
  context.beginPath();
  context.moveTo(x, y);
  for (const angle of [yawRad - HALF_FOV_RAD, yawRad + HALF_FOV_RAD])
    context.lineTo(x + sidePx * Math.cos(angle), y - sidePx * Math.sin(angle));
  context.closePath();
}
