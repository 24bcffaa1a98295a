import type { TaskContext } from '@dreamwalk/host/node';
import { EXIT, type ExitCode } from './exit-code.ts';
import { createProgressView } from './progress-view.ts';

/** One Ctrl-C may arrive twice: from the terminal, and through an older Node that handed over (bin/dreamwalk.mjs). */
const SAME_PRESS_MS = 300;

/** What a command has to say in the end. */
export interface CommandResult {
  /** The document that `--json` prints. */
  readonly json: unknown;
  /** The same for people. */
  readonly text: string;
  /** Whether the check that was made holds; a command without one leaves it out. */
  readonly holds?: boolean;
  /** Whether a Ctrl-C ended it early but properly. */
  readonly stopped?: boolean;
}

/**
 * Runs a command's work with progress on stderr and a Ctrl-C that asks it to stop, and prints its result. The second
 * Ctrl-C ends the process at once.
 * @returns the exit code
 */
export async function runTask(
  { json }: { readonly json?: boolean },
  work: (task: TaskContext) => Promise<CommandResult>,
): Promise<ExitCode> {
  const controller = new AbortController();
  const view = createProgressView();
  let askedAtMs = 0;
  const stop = () => {
    if (controller.signal.aborted) {
      if (performance.now() - askedAtMs > SAME_PRESS_MS) process.exit(EXIT.interrupted);
      return;
    }
    askedAtMs = performance.now();
    controller.abort();
    view.end();
    process.stderr.write('Stopping; press Ctrl-C again to end at once.\n');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const onProgress: TaskContext['onProgress'] = (progress) => {
      if (!controller.signal.aborted) view.show(progress);
    };
    const result = await work({ signal: controller.signal, onProgress });
    view.end();
    process.stdout.write(json ? `${JSON.stringify(result.json, null, 2)}\n` : `${result.text}\n`);
    if (result.stopped) return EXIT.interrupted;
    return result.holds === false ? EXIT.checkFailed : EXIT.done;
  } catch (error) {
    view.end();
    if (controller.signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
