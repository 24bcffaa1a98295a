import { parseEngineCommand } from './command-schema.ts';
import type { EnginePlatform } from './engine-ports.ts';
import { toFailure } from './failure.ts';
import type { MessagePipe } from './message-pipe.ts';
import type { EngineEvent } from './protocol.ts';
import { WalkEngine } from './walk-engine.ts';

/**
 * Runs a walk engine behind one end of a pipe until the other end goes. Commands are checked as they come in: the
 * other end may be another process, or a page.
 * @returns ends the engine
 */
export function serveEngine(
  platform: EnginePlatform,
  pipe: MessagePipe<EngineEvent, unknown>,
): () => Promise<void> {
  const engine = new WalkEngine(platform, (event) => pipe.post(event));
  pipe.onMessage((message) => {
    try {
      engine.dispatch(parseEngineCommand(message));
    } catch (error) {
      pipe.post({ type: 'failed', failure: toFailure(error, 'reading a command') });
    }
  });
  pipe.onClose(() => void engine.dispose());
  engine.start();
  return () => engine.dispose();
}
