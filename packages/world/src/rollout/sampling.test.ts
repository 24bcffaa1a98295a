import { describe, expect, it } from 'vitest';
import { RolloutOptionError } from '../errors.ts';
import { openFakeLatentModel } from '../testing/fake-latent-model.ts';
import { openFakeModel } from '../testing/fake-model.ts';
import { resolveSampling } from './sampling.ts';

describe('resolveSampling', () => {
  it('takes a model’s own steps, and no schedule where there is but one', async () => {
    const { model } = await openFakeModel();
    expect(resolveSampling(model, {})).toEqual({ samplerSteps: 1 });
    expect(resolveSampling(model, { samplerSteps: 4 })).toEqual({ samplerSteps: 4 });
    expect(() => resolveSampling(model, { samplerSteps: 3 })).toThrow('samples in 1, 2, 4 steps, not in 3');
    expect(() => resolveSampling(model, { schedule: 'few-step' })).toThrow(
      'The world model fake knows one sampling schedule only, that of flow_euler, so "few-step" cannot be chosen.',
    );
  });

  it('samples in few steps, or in as many passes as a staircase has stages', async () => {
    const { model } = await openFakeLatentModel();
    expect(resolveSampling(model, {})).toEqual({ samplerSteps: 2, schedule: 'few-step' });
    expect(resolveSampling(model, { schedule: 'staircase' })).toEqual({
      samplerSteps: 2,
      schedule: 'staircase',
    });
    expect(() => resolveSampling(model, { schedule: 'staircase', samplerSteps: 4 })).toThrow(
      'samples in 2 steps of the schedule staircase, not in 4',
    );
    expect(() => resolveSampling(model, { schedule: 'ladder' as 'staircase' })).toThrow(RolloutOptionError);
  });
});
