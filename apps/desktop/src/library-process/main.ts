import { webcrypto } from 'node:crypto';
import { type LibraryTask, type LibraryTaskEvent, runLibraryTask } from '@dreamwalk/host/node';

// Node 18, in the oldest Electron that the studio is tested in, keeps this for itself.
globalThis.crypto ??= webcrypto as Crypto;

// One task of the library in a process of its own, a child of the local server or of Electron's main process.
const task: LibraryTask = JSON.parse(process.argv[2]);
const tell = (event: LibraryTaskEvent) =>
  new Promise<void>((sent) => process.send!(event, undefined, undefined, () => sent()));
process.on('disconnect', () => process.exit(1));

runLibraryTask(task, (progress) => void tell({ type: 'progress', progress }))
  .then(
    (result) => tell({ type: 'done', result }),
    ({ name, message }: Error) => tell({ type: 'failed', name, message }),
  )
  .then(() => process.exit(0));
