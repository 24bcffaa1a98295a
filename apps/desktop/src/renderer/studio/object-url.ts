/** An address in the page for bytes that it can hand over, until they are let go. */
export function objectUrlOf(bytes: Uint8Array, type: string): string {
  return URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
}

/** Lets the bytes of a file go, where the page has them. */
export function letGo(file: { readonly url?: string } | undefined): void {
  if (file?.url) URL.revokeObjectURL(file.url);
}
