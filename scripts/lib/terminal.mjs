// Calm, staged output: one line a stage, a spinner where there is a terminal, plain lines where there is none.

const isTerminal = process.stdout.isTTY === true;
const hasColour = isTerminal && !process.env.NO_COLOR;
const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Without a terminal a stage is announced only once it has taken this long. */
const QUIET_MS = 3000;

/** @param {number} code @param {string} text */
const paint = (code, text) => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
export const dim = (/** @type {string} */ text) => paint(2, text);
export const green = (/** @type {string} */ text) => paint(32, text);
export const red = (/** @type {string} */ text) => paint(31, text);
export const bold = (/** @type {string} */ text) => paint(1, text);

/** @param {number} durationMs */
export function formatDuration(durationMs) {
  if (durationMs < 60_000) return `${(durationMs / 1000).toFixed(1)} s`;
  return `${Math.floor(durationMs / 60_000)} min ${Math.round((durationMs % 60_000) / 1000)} s`;
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`  ${text}\n`);
}

/**
 * Shows one stage while `work` runs; `work` may report what it is doing through its argument.
 * @template T
 * @param {string} title
 * @param {(detail: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stage(title, work) {
  const startMs = performance.now();
  const elapsed = () => performance.now() - startMs;
  let detail = '';
  let tick = 0;
  const draw = () => {
    const spinner = SPINNER[tick++ % SPINNER.length];
    const columns = process.stdout.columns ?? 80;
    const note = dim(
      `${detail} ${formatDuration(elapsed())}`.trim().slice(0, Math.max(0, columns - title.length - 6)),
    );
    process.stdout.write(`\r\u001b[K  ${spinner} ${title}  ${note}`);
  };
  const timer = isTerminal
    ? setInterval(draw, 100)
    : setTimeout(() => process.stdout.write(`  … ${title}\n`), QUIET_MS);
  const finish = (/** @type {string} */ mark) => {
    clearInterval(timer);
    process.stdout.write(
      `${isTerminal ? '\r\u001b[K' : ''}  ${mark} ${title}  ${dim(formatDuration(elapsed()))}\n`,
    );
  };
  try {
    const result = await work((text) => {
      detail = text;
    });
    finish(green('✓'));
    return result;
  } catch (error) {
    finish(red('✗'));
    throw error;
  }
}
