/** FNV-1a over bytes, as eight hex digits: enough to notice that a picture has changed. */
export function fingerprint(bytes: Uint8Array): string {
  let print = 0x811c9dc5;
  for (const byte of bytes) print = Math.imul(print ^ byte, 0x01000193) >>> 0;
  return print.toString(16).padStart(8, '0');
}
