import { beforeEach, describe, expect, it } from 'vitest';
import {
  ManifestContentError,
  ManifestSyntaxError,
  PathOutsidePackageError,
  UnknownRoleError,
} from './errors.ts';
import { latentContextOf } from './latent-context.ts';
import type { Manifest } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';
import { tinyLatentManifest, tinyManifest } from './testing/tiny-package.ts';

describe('parseManifest', () => {
  let manifest: Manifest;
  beforeEach(async () => {
    manifest = await tinyManifest();
  });
  const parse = () => parseManifest(JSON.stringify(manifest), '/models/tiny');

  it('returns a sound manifest as it is', () => {
    expect(parse()).toEqual(manifest);
  });

  it('names line and column of a syntax error', () => {
    const text = JSON.stringify(manifest, null, 2).replace('"id": "tiny",', '"id": "tiny"');
    const failure = () => parseManifest(text, '/models/tiny');
    expect(failure).toThrow(ManifestSyntaxError);
    expect(failure).toThrow(
      'world-model.json of the world model /models/tiny is not valid JSON in line 4, column 3: expected "," or "}", found "\\"". Correct it there.',
    );
  });

  it('names the key that does not fit the schema, and the others', () => {
    manifest.camera.fps = -1;
    manifest.title = '';
    expect(parse).toThrow(ManifestContentError);
    expect(parse).toThrow(/wrong at title: .* \(and 1 more: camera\.fps\)\. Correct the manifest/);
  });

  it('refuses a key it does not know', () => {
    Object.assign(manifest.camera, { fov: 80 });
    expect(parse).toThrow(/wrong at camera: unrecognized key: "fov"/);
  });

  it('refuses another format', () => {
    Object.assign(manifest, { format: 'dreamwalk-world-model/9' });
    expect(parse).toThrow(/wrong at format: .*dreamwalk-world-model\/1/);
  });

  it('names an unknown role before everything else', () => {
    Object.assign(manifest.graphs.denoiser.inputs.sample, { role: 'kv_cache' });
    manifest.title = '';
    expect(parse).toThrow(UnknownRoleError);
    expect(parse).toThrow(/graphs\.denoiser\.inputs\.sample\.role/);
  });

  it.each(['../other/denoiser.onnx', '/denoiser.onnx', 'C:\\denoiser.onnx'])(
    'refuses the path %s',
    (path) => {
      manifest.graphs.denoiser.file = path;
      expect(parse).toThrow(PathOutsidePackageError);
      expect(parse).toThrow(/graphs\.denoiser\.file, which .* stay within the model's folder/);
    },
  );

  it.each<[string, (m: Manifest) => void, string | RegExp]>([
    [
      'a role that a graph must have is missing',
      (m) => {
        delete m.graphs.denoiser.inputs.noise_level;
      },
      'graphs.denoiser.inputs: an entry of role noise_level is missing',
    ],
    [
      'a role is out of place',
      (m) => {
        m.graphs.encoder.inputs.rays = { role: 'guide', dtype: 'float32', shape: [1, 8, 8, 8] };
      },
      /graphs\.encoder\.inputs\.rays\.role: guide has no place among the inputs of the encoder/,
    ],
    [
      'a role occurs twice',
      (m) => {
        m.graphs.decoder.inputs.again = m.graphs.decoder.inputs.guide;
      },
      'graphs.decoder.inputs.again.role: guide occurs twice',
    ],
    [
      'an image is not of the camera’s size',
      (m) => {
        m.camera.widthPx = 16;
      },
      'graphs.encoder.inputs.frame.shape: a frame is [1, 3, 8, 16], not [1, 3, 8, 8]',
    ],
    [
      'a latent is not of the size that is stated',
      (m) => {
        m.graphs.denoiser.outputs.x0.shape = [1, 4, 2, 3];
      },
      'graphs.denoiser.outputs.x0.shape: a prediction is [1, 4, 2, 2], not [1, 4, 2, 3]',
    ],
    [
      'a condition comes from nowhere',
      (m) => {
        delete m.graphs.conditioner!.outputs.features;
        m.graphs.conditioner!.outputs.other = { role: 'condition', dtype: 'float32', shape: [1] };
      },
      'graphs.denoiser.inputs.features: no output of the conditioner has this name',
    ],
    [
      'a condition changes its shape on the way',
      (m) => {
        m.graphs.decoder.inputs.features.shape = [1, 6, 4, 5];
      },
      'graphs.decoder.inputs.features.shape: the conditioner makes it [1, 6, 4, 4], not [1, 6, 4, 5]',
    ],
    [
      'the default number of steps is not allowed',
      (m) => {
        m.sampler.steps = 3;
      },
      'sampler.steps: 3 is not one of allowedSteps',
    ],
    [
      'a guide is wanted without memory',
      (m) => {
        m.memory = { kind: 'none' };
      },
      'graphs.conditioner.inputs.guide.role: a guide needs memory.kind reprojection',
    ],
    [
      'memory has no guide to fill',
      (m) => {
        delete m.graphs.conditioner!.inputs.guide;
        delete m.graphs.decoder.inputs.guide;
      },
      'memory.kind: reprojection needs a graph with an input of role guide',
    ],
  ])('refuses a manifest in which %s', (_, spoil, message) => {
    spoil(manifest);
    expect(parse).toThrow(ManifestContentError);
    expect(parse).toThrow(message);
  });
});

describe('a manifest of latent context', () => {
  let manifest: Manifest;
  beforeEach(() => {
    manifest = tinyLatentManifest();
  });
  const parse = () => parseManifest(JSON.stringify(manifest), '/models/tiny');

  it('is returned as it is', () => {
    expect(parse()).toEqual(manifest);
    expect(latentContextOf(parse())).toMatchObject({ memory: { slots: 2 }, context: { frames: 3 } });
  });

  it.each<[string, (m: Manifest) => void, string | RegExp]>([
    [
      'its sampler knows no window',
      (m) => {
        m.sampler = { family: 'flow_euler', prediction: 'x0', steps: 1, allowedSteps: [1] };
      },
      'sampler.family: flow_euler does not go with memory.kind latent-context',
    ],
    [
      'the window is missing',
      (m) => {
        delete m.context;
      },
      'context: memory.kind latent-context needs it',
    ],
    [
      'the conditioner is missing',
      (m) => {
        delete m.graphs.conditioner;
      },
      'graphs.conditioner: memory.kind latent-context needs it',
    ],
    [
      'the context of the conditioner is not as long as slots and window',
      (m) => {
        m.context!.frames = 4;
      },
      'graphs.conditioner.inputs.latents.shape: a context_latents is [1, 6, 4, 2, 2], not [1, 5, 4, 2, 2]',
    ],
    [
      'more of the window is shown than there is room for',
      (m) => {
        m.context!.shownFrames = 4;
      },
      'context.shownFrames: the window has room for 3 frames',
    ],
    [
      'the rays of the context are missing',
      (m) => {
        delete m.graphs.conditioner!.inputs.plucker;
      },
      'graphs.conditioner.inputs: an entry of role context_plucker is missing',
    ],
    [
      'the denoiser takes but one frame',
      (m) => {
        m.graphs.denoiser.inputs.sample.shape = [1, 1, 4, 2, 2];
      },
      'graphs.denoiser.inputs.sample.shape: a sample is [1, frames, 4, 2, 2], not [1, 1, 4, 2, 2]',
    ],
    [
      'a guide is wanted',
      (m) => {
        m.graphs.decoder.inputs.guide = { role: 'guide', dtype: 'float32', shape: [1, 8, 8, 8] };
      },
      'graphs.decoder.inputs.guide.role: guide has no place among the inputs of the decoder',
    ],
    [
      'a memory takes the place in time of a noisy frame',
      (m) => {
        Object.assign(m.memory, { timeIndex: 10 });
      },
      'memory.timeIndex: 10 is a position of the window or of a noisy frame, which have 0 to 10',
    ],
    [
      'a sink would be all there is of the window',
      (m) => {
        m.context = { frames: 1, noiseLevel: 0, attentionSink: true };
      },
      /context\.attentionSink/,
    ],
    [
      'the noise of the window leaves nothing of it',
      (m) => {
        m.context!.noiseLevel = 1;
      },
      'context.noiseLevel',
    ],
  ])('is refused where %s', (_, spoil, message) => {
    spoil(manifest);
    expect(parse).toThrow(ManifestContentError);
    expect(parse).toThrow(message);
  });

  it('is not mixed up with a guided one', async () => {
    manifest = await tinyManifest();
    manifest.context = { frames: 3, noiseLevel: 0, attentionSink: false };
    expect(parse).toThrow('context: memory.kind reprojection has no use for it');
    expect(latentContextOf(await tinyManifest())).toBeNull();
  });
});
