import { webcrypto } from 'node:crypto';
import { workOnEvaluation } from '@dreamwalk/host/node';

// Node 18, in the oldest Electron that the studio is tested in, keeps this for itself.
globalThis.crypto ??= webcrypto as Crypto;

// One of the processes that run the episodes of a suite, a child of the process of the library's task.
workOnEvaluation();
