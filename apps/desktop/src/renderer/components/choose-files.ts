/** What may be chosen in the system's dialog. */
export type FileChoice =
  /** One file of the kinds that `accept` names, as `<input accept>` has it. */
  | { readonly kind: 'file'; readonly accept: string }
  /** All files of a folder. */
  | { readonly kind: 'folder' };

/** Opens the system's dialog for choosing files; only right after a press or a key, as browsers demand. Empty where nothing was chosen. */
export function chooseFiles(choice: FileChoice): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  if (choice.kind === 'file') input.accept = choice.accept;
  else input.webkitdirectory = true;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
