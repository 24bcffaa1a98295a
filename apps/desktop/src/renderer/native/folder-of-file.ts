/**
 * Where a file lies that a person has chosen, a whole path.
 * @returns null in a browser, which keeps that to itself
 */
export function folderOfFile(file: File): string | null {
  // Electron before 32 has written it on the file, and has nothing else to ask.
  const path = (file as { readonly path?: string }).path || window.dreamwalk?.pathOf(file);
  return path ? path.slice(0, path.length - file.name.length) : null;
}
