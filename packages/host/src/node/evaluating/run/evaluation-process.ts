import { workOnEvaluation } from './evaluation-worker.ts';

// A process for a few starts of a suite; see `runUnits`.
workOnEvaluation();
