import { beforeEach, describe, expect, it } from 'vitest';
import { Studio } from '../../../studio/studio.ts';
import { shownFrame } from '../../../studio/testing/shown-frame.ts';
import { keepSpeeds, type MeasuredSpeed, measuredSpeeds, withSpeed } from './measured-speeds.ts';

const speed: MeasuredSpeed = {
  modelId: 'rooms',
  provider: 'native CPU, 2 threads',
  framesPerSecond: 20,
  stepMs: 40,
  measuredAt: '2026-01-02T03:04:05.000Z',
};

describe('withSpeed', () => {
  it('keeps one speed for each model and provider, the newest first', () => {
    const onGpu = { ...speed, provider: 'WebGPU' };
    const faster = { ...speed, stepMs: 30 };
    expect(withSpeed(withSpeed(withSpeed([], speed), onGpu), faster)).toEqual([faster, onGpu]);
  });
});

describe('keepSpeeds', () => {
  let studio: Studio;
  beforeEach(() => {
    measuredSpeeds.setState([], true);
    studio = new Studio({ post: () => {} }, { nextRefresh: (draw) => draw() });
    studio.store.setState({
      model: { id: 'rooms' } as never,
      provider: { label: 'native CPU, 2 threads' } as never,
    });
    keepSpeeds(studio.feed, studio.store, () => new Date('2026-01-02T03:04:05Z'));
  });
  const walk = (frames: number) => {
    for (let frame = 0; frame <= frames; frame++) studio.take(shownFrame(frame));
  };

  it('measures walks of forty frames, by the median of their steps', () => {
    walk(39);
    expect(measuredSpeeds.getState()).toEqual([]);
    walk(40);
    expect(measuredSpeeds.getState()).toEqual([{ ...speed, stepMs: 1 }]);
  });

  it('does not measure while something is dreamed beside', () => {
    const { engine } = studio.store.getState();
    studio.store.setState({ engine: { ...engine, beside: { kind: 'memory', policy: 'none' } } });
    walk(50);
    expect(measuredSpeeds.getState()).toEqual([]);
  });
});
