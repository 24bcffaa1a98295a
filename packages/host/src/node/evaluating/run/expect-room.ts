import { type Task, TaskError } from '@dreamwalk/evaluation';
import { breathe, type TaskContext } from '../../task.ts';
import type { EvaluatedPlace } from '../places/evaluated-place.ts';
import type { PlaceOpener } from '../places/place-opener.ts';
import { createTask } from '../suite/create-task.ts';
import type { Suite } from '../suite/suite-schema.ts';
import { type PlannedUnit, startKey } from './plan-episodes.ts';

/**
 * Makes sure, before anything is run, that every start of some units has room for every task: a suite that stopped in the
 * middle for the want of it would have been run in vain.
 *
 * @throws TaskError naming every task with all the places that have no room for it
 */
export async function expectRoom(
  units: readonly PlannedUnit[],
  suite: Suite,
  places: PlaceOpener,
  { signal, onProgress }: TaskContext,
): Promise<void> {
  // A start is the same in every arm.
  const starts = [...new Map(units.map((unit) => [startKey(unit), unit])).values()];
  const tasks = suite.tasks.map(createTask);
  const cramped = new Map<string, string[]>(tasks.map(({ id }) => [id, []]));
  for (const [done, start] of starts.entries()) {
    onProgress({ stage: 'checking the places', done, total: starts.length });
    await breathe(signal);
    const place = await places.open(start, { signal, onProgress });
    for (const task of tasks)
      if (!hasRoom(place, task, suite)) cramped.get(task.id)!.push(nameOf(start, suite));
  }
  const problems = [...cramped]
    .filter(([, names]) => names.length > 0)
    .map(([id, names]) => `the task "${id}" in ${names.join(', ')}`);
  if (problems.length > 0)
    throw new TaskError(
      `There is no room for ${problems.join('; ')}. Leave these places out, or allow nearer or farther goals; nothing has been run yet.`,
    );
}

function hasRoom(place: EvaluatedPlace, task: Task, { steps }: Suite): boolean {
  try {
    task.assign(place, steps);
    return true;
  } catch (error) {
    if (error instanceof TaskError) return false;
    throw error;
  }
}

/** As a person finds it in the suite. */
function nameOf({ place, shift, which }: PlannedUnit, { startsPerWorld }: Suite): string {
  const world = 'tour' in place ? place.tour : `world ${place.worldSeed}`;
  const name = shift ? `${world} (${shift})` : world;
  return startsPerWorld === 1 ? name : `${name} (start ${which + 1} of ${startsPerWorld})`;
}
