/** How a figure is told to people. */
export interface FigureName {
  readonly title: string;
  /** Empty for plain numbers. */
  readonly unit: string;
  readonly decimals: number;
}

/** What a figure's name ends on where it is a baseline of the figure that the rest of the name is. */
const BASELINES: Readonly<Record<string, string>> = {
  CopyFirst: 'first true frame',
  CopyLast: 'last true frame',
  Splat: 'raw splat',
  NoMemory: 'no memory',
  Temporal: 'latest views',
  Random: 'random views',
  Ceiling: 'autoencoder ceiling',
  Autoencoder: 'autoencoder ceiling',
};

/** What a baseline belongs to where there is no figure of its name: on the way back, PSNR is of two things. */
const OTHERWISE: Readonly<Record<string, string>> = { psnr: 'truthPsnr' };

/** Figures whose name alone would not say enough. */
const NAMES: Readonly<Record<string, FigureName>> = {
  psnr: { title: 'PSNR', unit: 'dB', decimals: 2 },
  psnrUncovered: { title: 'PSNR, pixels that no remembered view covers', unit: 'dB', decimals: 2 },
  psnrFirst50: { title: 'PSNR, first 50 frames', unit: 'dB', decimals: 2 },
  psnrLast50: { title: 'PSNR, last 50 frames', unit: 'dB', decimals: 2 },
  psnrFirst100: { title: 'PSNR, first 100 frames', unit: 'dB', decimals: 2 },
  psnrLast100: { title: 'PSNR, last 100 frames', unit: 'dB', decimals: 2 },
  psnrOverNone: { title: 'PSNR over no memory', unit: 'dB', decimals: 2 },
  psnrOverRandom: { title: 'PSNR over random views', unit: 'dB', decimals: 2 },
  psnrOverTemporal: { title: 'PSNR over the latest views', unit: 'dB', decimals: 2 },
  selfPsnr: { title: 'Self-consistency, sharp pairs', unit: 'dB', decimals: 2 },
  truthPsnr: { title: 'PSNR against the truth', unit: 'dB', decimals: 2 },
  sharpShare: { title: 'Share of pairs that are sharp', unit: '', decimals: 2 },
  movedShare: { title: 'Share of true motions that are dreamed', unit: '', decimals: 2 },
  generatedShare: { title: 'Share of retrieved views that were dreamed', unit: '', decimals: 3 },
  ssim: { title: 'SSIM', unit: '', decimals: 3 },
  motionMse: { title: 'Motion MSE', unit: '', decimals: 4 },
  sharpnessRatio: { title: 'Sharpness beside the truth', unit: '×', decimals: 2 },
  sharpnessRatioMin: { title: 'Sharpness beside the truth, least of a segment', unit: '×', decimals: 2 },
  sharpnessRatioMax: { title: 'Sharpness beside the truth, most of a segment', unit: '×', decimals: 2 },
  sharpnessRatioInvented: { title: 'Sharpness beside the truth, invented pixels', unit: '×', decimals: 2 },
  inventedShare: { title: 'Share of pixels that are invented', unit: '', decimals: 2 },
  sharpnessRatioLeast: { title: 'Sharpness beside the truth, least of any world', unit: '×', decimals: 2 },
  sharpnessRatioMost: { title: 'Sharpness beside the truth, most of any world', unit: '×', decimals: 2 },
  saturationRatioLeast: { title: 'Saturation beside the truth, least of any world', unit: '×', decimals: 2 },
  saturationRatioMost: { title: 'Saturation beside the truth, most of any world', unit: '×', decimals: 2 },
  ateM: { title: 'Trajectory error, RMSE', unit: 'm', decimals: 3 },
  ateAlignedM: { title: 'Trajectory error, RMSE, aligned', unit: 'm', decimals: 3 },
  worldScoreCamera: { title: 'WorldScore camera controllability', unit: '', decimals: 3 },
  saturationRatio: { title: 'Saturation beside the truth', unit: '×', decimals: 2 },
  saturationRatioMin: { title: 'Saturation beside the truth, least of a segment', unit: '×', decimals: 2 },
  saturationRatioMax: { title: 'Saturation beside the truth, most of a segment', unit: '×', decimals: 2 },
  paletteDistance: { title: 'Distance to the true palette', unit: 'ΔE*ab', decimals: 2 },
  rpeRotDeg: { title: 'Rotation error a frame pair', unit: '°', decimals: 2 },
  rpeTransM: { title: 'Translation error a frame pair', unit: 'm', decimals: 3 },
  rpeCamera: { title: 'RPE camera, ‖Δ[R|t]‖', unit: '', decimals: 3 },
  auc: { title: 'Two-sample AUC (0.5: not told apart)', unit: '', decimals: 2 },
  unseenShare: { title: 'Share of what is seen that no tour view shows', unit: '', decimals: 2 },
  psnrWorst: { title: 'PSNR in the worst split', unit: 'dB', decimals: 2 },
  psnrOneStep: { title: 'PSNR of single steps', unit: 'dB', decimals: 2 },
  loss: { title: 'PSNR lost', unit: 'dB', decimals: 2 },
  lossOneStep: { title: 'PSNR lost in single steps', unit: 'dB', decimals: 2 },
  worstLoss: { title: 'PSNR lost in the worst split', unit: 'dB', decimals: 2 },
};

/** Measures of units that a name may end on or hold. */
const UNITS: readonly { readonly pattern: RegExp; readonly unit: string; readonly decimals: number }[] = [
  { pattern: /psnr|loss/i, unit: 'dB', decimals: 2 },
  { pattern: /Deg$/, unit: '°', decimals: 2 },
  { pattern: /M$/, unit: 'm', decimals: 3 },
  { pattern: /Ratio/, unit: '×', decimals: 2 },
];

/** The figure that one is a baseline of, and what answers there; null for a figure of its own. */
export function baselineOf(
  name: string,
  others: readonly string[],
): { readonly figure: string; readonly title: string } | null {
  for (const [ending, title] of Object.entries(BASELINES)) {
    if (!name.endsWith(ending)) continue;
    const stem = name.slice(0, -ending.length);
    const figure = [stem, OTHERWISE[stem]].find((own) => others.includes(own));
    if (figure) return { figure, title };
  }
  return null;
}

/** A figure's title, unit and decimals; those of one that is not known here are read off its name. */
export function figureName(name: string): FigureName {
  const known = NAMES[name];
  if (known) return known;
  const { unit, decimals } = UNITS.find(({ pattern }) => pattern.test(name)) ?? { unit: '', decimals: 3 };
  return { title: titleOf(name), unit, decimals };
}

/** A name in camel or kebab case as words: `coveredShare`, `Covered share`. */
export function titleOf(name: string): string {
  const words = name
    .replace(/(?<=[a-z])(?=[A-Z0-9])|-/g, ' ')
    .toLowerCase()
    .replaceAll('psnr', 'PSNR')
    .replaceAll('ssim', 'SSIM');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
