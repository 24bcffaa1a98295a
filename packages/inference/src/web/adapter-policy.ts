/** The parts of a `GPUAdapterInfo` that tell what renders. */
export interface AdapterFacts {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly device?: string;
  readonly description?: string;
  readonly isFallbackAdapter?: boolean;
}

const SOFTWARE_NAMES = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;

/** Whether an adapter computes on the CPU. Some software renderers do not say so, but are known by name. */
export function isSoftwareAdapter(info: AdapterFacts): boolean {
  return info.isFallbackAdapter === true || SOFTWARE_NAMES.test(adapterName(info));
}

/** What to call an adapter, from whatever the browser reveals of it. */
export function adapterName({ description, vendor, architecture, device }: AdapterFacts): string {
  const parts = [vendor, architecture, device].filter(Boolean).join(' ');
  return description || parts || 'an adapter without a name';
}
