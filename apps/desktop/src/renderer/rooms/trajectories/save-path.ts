import { cameraFromHfov } from '@dreamwalk/geometry';
import { download } from '../../components/download.ts';
import type { Studio } from '../../studio/studio.ts';
import { type ExportFormat, exportPath } from './state/export-path.ts';
import type { PlannedPath } from './state/planned-path.ts';

/** Saves a path as a file, as the model's camera would walk it; does nothing until a model is open. */
export function savePath({ store }: Studio, { path, plan }: PlannedPath, format: ExportFormat): void {
  const { model } = store.getState();
  if (!model) return;
  const camera = cameraFromHfov(model.widthPx, model.heightPx, model.hfovRad);
  download(exportPath(path.name, plan.trajectory, format, camera));
}
