/** A file to be handed over. */
export interface FileToSave {
  readonly fileName: string;
  readonly mimeType: string;
  readonly text: string;
}

/** Hands a file to the browser, which asks where to put it or puts it where downloads go. */
export function download({ fileName, mimeType, text }: FileToSave): void {
  const url = URL.createObjectURL(new Blob([text], { type: mimeType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
