import type { Camera } from '@dreamwalk/geometry';
import { formatNerfstudio, formatTum, type Trajectory } from '@dreamwalk/trajectory';
import type { FileToSave } from '../../../components/download.ts';

export type ExportFormat = 'tum' | 'nerfstudio';

/** A path as a file that the import reads again. */
export function exportPath(
  name: string,
  trajectory: Trajectory,
  format: ExportFormat,
  camera: Camera,
): FileToSave {
  const stem = fileStem(name);
  if (format === 'tum')
    return { fileName: `${stem}.tum`, mimeType: 'text/plain', text: formatTum(trajectory) };
  return {
    fileName: `${stem}.transforms.json`,
    mimeType: 'application/json',
    text: formatNerfstudio(trajectory, camera),
  };
}

/** A name without what some file system cannot have in one. */
function fileStem(name: string): string {
  const stem = name
    .replace(/\.(tum|txt|json)$/i, '')
    .replace(/[^\p{Letter}\p{Number}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return stem || 'trajectory';
}
