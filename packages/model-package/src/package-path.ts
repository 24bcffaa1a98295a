/**
 * What makes `path` unfit as a path within a package, as a clause that completes "the path …", or null where
 * it is fit. Judged by the text alone, the same on every platform.
 */
export function packagePathProblem(path: string): string | null {
  if (path.includes('\\')) return 'contains a backslash';
  if (path.includes('\0')) return 'contains a null character';
  if (path.startsWith('/')) return 'is absolute';
  if (path.includes(':')) return 'contains a colon (a drive, a scheme or a stream)';
  const parts = path.split('/');
  if (parts.includes('..')) return 'leaves the folder';
  if (parts.includes('.') || parts.includes('')) return 'has an empty part';
  return null;
}
