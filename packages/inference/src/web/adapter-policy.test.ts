import { describe, expect, it } from 'vitest';
import { adapterName, isSoftwareAdapter } from './adapter-policy.ts';

describe('isSoftwareAdapter', () => {
  it.each([
    { isFallbackAdapter: true, vendor: 'intel' },
    { vendor: 'google', architecture: 'swiftshader' },
    { description: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
    { vendor: 'microsoft', device: 'Microsoft Basic Render Driver' },
  ])('knows %o', (info) => {
    expect(isSoftwareAdapter(info)).toBe(true);
  });

  it.each([{ vendor: 'nvidia', architecture: 'ada', isFallbackAdapter: false }, { vendor: 'apple' }, {}])(
    'takes %o for a real one',
    (info) => {
      expect(isSoftwareAdapter(info)).toBe(false);
    },
  );
});

describe('adapterName', () => {
  it('says what there is to say', () => {
    expect(adapterName({ description: 'NVIDIA RTX', vendor: 'nvidia' })).toBe('NVIDIA RTX');
    expect(adapterName({ vendor: 'nvidia', architecture: 'ada', device: '' })).toBe('nvidia ada');
    expect(adapterName({})).toBe('an adapter without a name');
  });
});
