/** SHA-256 of the bytes that a typed array spans, in lower-case hexadecimal. */
export async function sha256Hex(data: ArrayBufferView<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
