import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelReport, PolicyReport, RolloutReport, TaskContext } from '@dreamwalk/host/node';
import type { AddCommand } from '../add-command.ts';
import { jsonOption } from '../arguments.ts';
import { type CommandResult, runTask } from '../run-task.ts';

/** `dreamwalk inspect`: tells what a rollout, a policy or a model is, and checks all of it. */
export const addInspectCommand: AddCommand = (program, exit) => {
  program
    .command('inspect')
    .description('Tell what a rollout, a policy or a world model is, and check every byte of it.')
    .argument('<what>', "a rollout's, a policy's or a model's folder, or a model of the library")
    .addOption(jsonOption())
    .action(async (what: string, options: { readonly json?: boolean }) =>
      exit(await runTask(options, (task) => inspect(what, task))),
    );
};

async function inspect(what: string, task: TaskContext): Promise<CommandResult> {
  const host = await import('@dreamwalk/host/node');
  const holds = (file: string) =>
    access(join(what, file)).then(
      () => true,
      () => false,
    );
  if (await holds('policy.json')) {
    const report = await host.inspectPolicy(what, task);
    return { json: report, text: policyText(report) };
  }
  if (!(await holds('rollout.json'))) {
    const report = await host.inspectModel({ model: what }, task);
    return { json: report, text: modelText(report) };
  }
  const report = await host.inspectRollout(what, task);
  return { json: report, text: rolloutText(report), holds: report.firstDamagedFrame === null };
}

function rolloutText({
  folder,
  header,
  frames,
  durationS,
  pathM,
  coveredShare,
  movie,
  firstDamagedFrame,
}: RolloutReport) {
  const { model, provider, memory, seed, start, finished, outcome, createdAt } = header;
  return [
    `${folder}: a rollout of ${frames} frames (${durationS.toFixed(1)} s), ${finished ? outcome : 'cut off'}`,
    `  from ${start.source} (${start.views} ${start.views === 1 ? 'view' : 'views'}), ${pathM.toFixed(1)} m long`,
    `  dreamed by ${model.id} on ${provider.label}, memory ${memory.policy}, seed ${seed}, ${createdAt}`,
    ...(coveredShare === null
      ? []
      : [`  ${(coveredShare * 100).toFixed(0)} % of the pixels covered by remembered views`]),
    `  ${movie ?? 'no film'}`,
    firstDamagedFrame === null
      ? '  every frame is as it was written'
      : `  damaged from frame ${firstDamagedFrame} on`,
  ].join('\n');
}

function modelText({ folder, manifest, sizeBytes, graphs, provider, golden }: ModelReport): string {
  const { id, title, version, description, license, camera, sampler, memory } = manifest;
  const worst = Math.max(0, ...golden.map((result) => result.maxDifference));
  return [
    `${folder}: ${title} (${id} ${version}, ${license}), ${megabytes(sizeBytes)}`,
    `  ${description}`,
    `  ${camera.widthPx}×${camera.heightPx}, ${camera.hfovDeg}° across, ${camera.fps} frames a second`,
    `  sampler ${sampler.family}, ${sampler.steps} of ${sampler.allowedSteps.join('/')} steps; memory ${memory.kind}`,
    ...graphs.map((graph) => `  ${graph.name.padEnd(11)} ${megabytes(graph.sizeBytes)}`),
    `  all hashes and golden tests hold on ${provider} (off by ${worst.toPrecision(2)} at most)`,
  ].join('\n');
}

function policyText({ folder, manifest, provider, dryRun }: PolicyReport): string {
  const { id, title, about, senses, inputs, chunk, executeSteps, recurrentState, deterministic } = manifest;
  const [[output, { space, shape }]] = Object.entries(manifest.outputs);
  const [first] = dryRun.actions;
  return [
    `${folder}: ${title} (${id}), a policy`,
    `  ${about}`,
    `  senses ${senses.join(', ') || 'nothing'}`,
    ...Object.entries(inputs).map(
      ([name, input]) => `  in   ${name}: ${input.source} [${input.shape.join(', ')}]`,
    ),
    `  out  ${output}: ${space} [${shape.join(', ')}], ${executeSteps} of ${chunk} actions carried out`,
    ...recurrentState.map(([from, to, size]) => `  kept ${from} → ${to} [${size.join(', ')}]`),
    ...(deterministic ? [] : ['  not deterministic: two runs differ']),
    `  hash and shapes hold; on grey pictures it wants [${first.map((value) => value.toPrecision(3)).join(', ')}], in ${dryRun.inferMs.toFixed(1)} ms on ${provider}`,
  ].join('\n');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
