/**
 * Whether a name is that of one file or folder inside another: no way out of it, nothing hidden, nothing that a file system reads as
 * something else.
 */
export function isPlainName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it keeps out
  return name !== '' && !name.startsWith('.') && !/[/\\:\u0000-\u001f\u007f]/.test(name);
}
