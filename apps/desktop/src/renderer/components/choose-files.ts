/**
 * Opens the system's dialog for choosing one file; only right after a press or a key, as browsers demand.
 * @param accept what may be chosen, as `<input accept>` has it
 * @returns nothing where none was chosen
 */
export async function chooseFile(accept: string): Promise<File | undefined> {
  const input = fileInput();
  input.accept = accept;
  return (await chosenFrom(input))[0];
}

/** The same for a folder. @returns all its files; empty where none was chosen */
export function chooseFolder(): Promise<readonly File[]> {
  const input = fileInput();
  input.webkitdirectory = true;
  return chosenFrom(input);
}

function fileInput(): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'file';
  return input;
}

function chosenFrom(input: HTMLInputElement): Promise<readonly File[]> {
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
