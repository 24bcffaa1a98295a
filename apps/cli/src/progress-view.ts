import type { TaskProgress } from '@dreamwalk/host/node';
import cliProgress from 'cli-progress';

/** Work that is over by then needs no progress. */
const QUIET_MS = 500;
/** Where there is no terminal, a line this often. */
const LINE_EVERY_MS = 5_000;

/** Shows how far long work has got, on stderr. */
export interface ProgressView {
  show(progress: TaskProgress): void;
  /** Takes the bar away. */
  end(): void;
}

/** A bar on a terminal, a plain line now and then anywhere else. */
export function createProgressView(stream: NodeJS.WriteStream = process.stderr): ProgressView {
  return stream.isTTY ? barView(stream) : lineView(stream);
}

function barView(stream: NodeJS.WriteStream): ProgressView {
  const startMs = performance.now();
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: '{stage} {bar} {percentage}% {detail}',
      barsize: 24,
      clearOnComplete: true,
      hideCursor: true,
      stopOnComplete: false,
      // Ctrl-C is ours: the work puts things in order first.
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    show({ stage, done, total, detail }) {
      if (performance.now() - startMs < QUIET_MS) return;
      const payload = { stage, detail: detail ?? `${Math.floor(done)} of ${total}` };
      if (!started) bar.start(total, done, payload);
      started = true;
      bar.setTotal(total);
      bar.update(done, payload);
    },
    end() {
      if (started) bar.stop();
      started = false;
    },
  };
}

function lineView(stream: NodeJS.WriteStream): ProgressView {
  let nextMs = performance.now() + QUIET_MS;
  return {
    show({ stage, done, total, detail }) {
      if (performance.now() < nextMs) return;
      nextMs = performance.now() + LINE_EVERY_MS;
      stream.write(`${stage}: ${detail ?? `${Math.floor(done)} of ${total}`}\n`);
    },
    end() {},
  };
}
