import { TWIST_SPACE } from '@dreamwalk/control';
import type { EvaluatedPolicy } from '@dreamwalk/evaluation';
import { type CallLimits, guarded, type Policy } from '@dreamwalk/policy';
import { expectedProblem } from '../../expected-errors.ts';
import { openModel } from '../../models/open-model.ts';
import { DREAMWALK_VERSION } from '../../version.ts';
import { PlaceOpener } from '../places/place-opener.ts';
import { createPolicy } from '../policies/create-policy.ts';
import { DreamedStarts } from '../policies/dreamed-starts.ts';
import { createTask } from '../suite/create-task.ts';
import { CEILING_ID, FLOOR_ID, isDreamer, type Suite, type SuitePolicy } from '../suite/suite-schema.ts';
import { EvaluationUnit, type UnitMakings } from './evaluation-unit.ts';
import type { PlannedUnit } from './plan-episodes.ts';
import type { OpenedSuite, WorkerOrder, WorkerReport } from './worker-messages.ts';

const FLOOR = { id: FLOOR_ID, kind: FLOOR_ID } as const;
const CEILING: EvaluatedPolicy = {
  id: CEILING_ID,
  role: 'ceiling',
  kind: 'replay',
  about: 'Replays the actions of one who knows the place.',
  senses: [],
  actionSpace: TWIST_SPACE.id,
};

/** How often a worker says that its thread is not blocked. */
const ALIVE_EVERY_MS = 1000;

type OpenOrder = Extract<WorkerOrder, { type: 'open' }>;

/** Runs in a process of its own: inference blocks its thread, and a policy that takes the process down takes only this one. */
async function work(): Promise<void> {
  let makings: Opened | null = null;
  for await (const order of orders()) {
    if (order.type === 'open') {
      makings = await open(order);
      await tell({ type: 'ready', about: makings.about });
    } else {
      await runUnit(order.unit, makings!);
      await tell({ type: 'unit-done' });
    }
  }
}

/** A suite with everything it is run with. */
interface Opened extends UnitMakings {
  readonly about: OpenedSuite;
}

async function open({ suite, folder, modelFolder, threads }: OpenOrder): Promise<Opened> {
  const { model } = await openModel({ model: modelFolder, threads });
  const starts = new DreamedStarts(model);
  const policies = new Map<string, Policy>();
  const evaluated: EvaluatedPolicy[] = [CEILING];
  for (const described of [FLOOR, ...suite.policies.filter(({ id }) => id !== FLOOR_ID)]) {
    const { policy, about } = await createPolicy(described, { folder, model, starts });
    policies.set(described.id, guarded(policy, limitsOf(described, suite)));
    evaluated.push({
      id: described.id,
      role: described.id === FLOOR_ID ? 'floor' : 'candidate',
      kind: described.kind,
      about,
      senses: policy.senses,
      actionSpace: policy.actionSpace.id,
    });
  }
  const tasks = suite.tasks.map(createTask);
  const places = new PlaceOpener(suite, folder, model.camera);
  const about: OpenedSuite = {
    model: { id: model.id, graphs: model.graphHashes },
    policies: evaluated,
    tasks: tasks.map(({ id, about: judge }, at) => ({ id, title: suite.tasks[at].kind, judge })),
    provider: model.runtime.provider.label,
    versions: { dreamwalk: DREAMWALK_VERSION, node: process.versions.node },
  };
  return { suite, model, places, tasks, policies, about };
}

/** Who dreams before acting takes longer, and longest at first, when a tour is remembered. */
function limitsOf(described: SuitePolicy, { limits: { inferMs, dreamMs } }: Suite): CallLimits {
  return isDreamer(described) ? { inferMs: dreamMs, resetMs: dreamMs } : { inferMs, resetMs: inferMs };
}

async function runUnit(unit: PlannedUnit, makings: UnitMakings): Promise<void> {
  const prepared = await EvaluationUnit.prepare(unit, makings);
  try {
    if (unit.needsProbe) await tell({ type: 'probed', probe: await prepared.probe() });
    for (const planned of unit.episodes) {
      await tell({ type: 'began', key: planned.key });
      await tell({ type: 'finished', episode: await prepared.run(planned) });
    }
  } finally {
    await prepared.dispose();
  }
}

async function* orders(): AsyncGenerator<WorkerOrder> {
  const waiting: WorkerOrder[] = [];
  let wake = () => {};
  process.on('message', (order: WorkerOrder) => {
    waiting.push(order);
    wake();
  });
  for (;;) {
    const order = waiting.shift();
    if (order) yield order;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}

/** Resolves once the report is on its way, so that a process that dies next has told what it did. */
function tell(report: WorkerReport): Promise<void> {
  return new Promise((resolve) => {
    process.send!(report, undefined, {}, () => resolve());
  });
}

function traceOf(error: unknown): string {
  return (error instanceof Error && error.stack) || String(error);
}

/** Does what the parent of this process orders, until it is gone: for a process that is started for nothing else. */
export function workOnEvaluation(): void {
  const alive = setInterval(() => void tell({ type: 'alive' }), ALIVE_EVERY_MS);
  process.on('disconnect', () => process.exit(0));
  work().catch(async (error: unknown) => {
    clearInterval(alive);
    await tell({ type: 'failed', message: expectedProblem(error) ?? traceOf(error) });
    process.exit(1);
  });
}
