/** The colours of `tokens.css` that are drawn by hand on canvases. */
export const PALETTE = {
  text: '#e6e8ec',
  faint: '#6b7280',
  line: 'rgba(255, 255, 255, 0.14)',
  grid: 'rgba(255, 255, 255, 0.045)',
  bar: '#4c5564',
  path: 'rgba(230, 232, 236, 0.75)',
  seen: '#7f97b8',
  dreamed: '#e9c589',
  recalled: '#6fd9c0',
} as const;

/** One hue a stage of a step, in the order in which they run. */
export const STAGE_COLOURS = [
  '#5b7fb5',
  '#5f9ec2',
  '#6fd9c0',
  '#9fc98a',
  '#e9c589',
  '#d99a7c',
  '#b78bb0',
] as const;
