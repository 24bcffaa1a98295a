import type { PackageSource } from '@dreamwalk/model-package';

/**
 * A world model behind an address, one request a file.
 * @param base ends with `/`
 */
export function fetchSource(base: URL): PackageSource {
  return {
    name: base.pathname,
    async read(path, { signal } = {}) {
      const response = await fetch(new URL(path, base), { signal });
      if (!response.ok) throw new Error(`${new URL(path, base)} answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}
