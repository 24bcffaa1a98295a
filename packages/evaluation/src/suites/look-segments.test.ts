import { describe, expect, it } from 'vitest';
import { lookCurves, lookPlot } from './look-curves.ts';
import { lookFigures, lookSegments } from './look-segments.ts';

/** Looks of a walk whose values are given by the step, from 1. */
function looksOf(frames: number, value: (step: number) => number) {
  const values = Array.from({ length: frames }, (_, at) => value(at + 1));
  return {
    sharpness: values,
    saturation: values.map((v) => v / 100),
    paletteDistance: values,
    stripFrames: [],
  };
}

const truth = looksOf(60, (step) => 40 + step);
/** As the truth, half of it from frame 26 on, a quarter more in the last ten frames. */
const factor = (step: number) => (step <= 25 ? 1 : step <= 50 ? 0.5 : 1.25);
const dream = looksOf(60, (step) => (40 + step) * factor(step));

describe('lookSegments', () => {
  it('compares segments of 25 frames, the last being shorter', () => {
    const segments = lookSegments(dream, truth);
    for (const curve of ['sharpnessRatio', 'saturationRatio'] as const) {
      expect(segments[curve]).toHaveLength(3);
      for (const [at, ratio] of [1, 0.5, 1.25].entries()) expect(segments[curve][at]).toBeCloseTo(ratio, 12);
    }
    // Frames 51 to 60 of the truth are 95.5 on average.
    expect(segments.paletteDistance[2]).toBeCloseTo(1.25 * 95.5, 9);
    expect(lookFigures(segments, dream, truth)).toMatchObject({
      sharpnessRatioMin: segments.sharpnessRatio[1],
      sharpnessRatioMax: segments.sharpnessRatio[2],
      saturationRatioMin: segments.saturationRatio[1],
      saturationRatioMax: segments.saturationRatio[2],
    });
  });

  it('counts every frame alike in the means of the walk, not every segment', () => {
    const figures = lookFigures(lookSegments(dream, truth), dream, truth);
    const sum = 25 * 53 + 25 * 0.5 * 78 + 10 * 1.25 * 95.5;
    expect(figures.paletteDistance).toBeCloseTo(sum / 60, 9);
    expect(figures.sharpnessRatio).toBeCloseTo(sum / (25 * 53 + 25 * 78 + 10 * 95.5), 9);
  });
});

describe('lookCurves', () => {
  const worlds = [lookSegments(dream, truth), lookSegments(truth, truth)];
  const curves = lookCurves(worlds);

  it('are the means over the worlds with bands', () => {
    const second = curves.sharpnessRatio[1];
    expect([second.low, second.mean, second.high].map((value) => Number(value.toFixed(9)))).toEqual([
      0.5, 0.75, 1,
    ]);
    expect(curves.paletteDistance).toHaveLength(3);
  });

  it('are drawn in two plots, every segment at its own middle', () => {
    const svg = lookPlot('Off the <path>', curves, 60);
    for (const label of ['sharpness', 'saturation', 'Ratio to the truth', 'Palette distance (ΔE*ab)'])
      expect(svg).toContain(label);
    expect(svg.match(/<polyline/g)).toHaveLength(3);
    expect(svg.match(/<polygon/g)).toHaveLength(3);
    const [, points] = svg.match(/<polyline[^>]* points="([^"]*)"/)!;
    const [first, second, third] = points.split(' ').map((point) => Number(point.split(',')[0]));
    // Frames 1–25, 26–50 and 51–60 have their middles at 13, 38 and 55.5.
    expect((third - second) / (second - first)).toBeCloseTo(17.5 / 25, 3);
  });
});
