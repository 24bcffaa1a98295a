import { once } from 'node:events';
import type { OpenRequest } from '../models/open-model.ts';
import { type TaskContext, unattended } from '../task.ts';
import {
  EnvironmentServer,
  type EnvironmentServerOptions,
  type ServingSummary,
} from './environment-server.ts';
import { placeOpener } from './places/open-place.ts';
import { SharedModels } from './places/shared-models.ts';

/** Where to serve, and which model dreams where a client does not name one. */
export interface ServeRequest extends Omit<EnvironmentServerOptions, 'openPlace'> {
  readonly open: OpenRequest;
  /** Told once clients can come: `ws://127.0.0.1:8090`. */
  readonly onListening: (url: string) => void;
}

/**
 * Serves the world model and the simulator until it is told to stop, then ends every session properly.
 *
 * @throws RequestError, OutputError, ModelNotFoundError
 */
export async function serveEnvironments(
  { open, onListening, ...options }: ServeRequest,
  { signal }: Pick<TaskContext, 'signal'> = unattended,
): Promise<ServingSummary> {
  const models = new SharedModels(open);
  await models.expectDefault();
  const server = await EnvironmentServer.start({ ...options, openPlace: placeOpener(models) });
  try {
    onListening(server.url);
    if (!signal.aborted) await once(signal, 'abort');
    return await server.close();
  } finally {
    await models.dispose();
  }
}
