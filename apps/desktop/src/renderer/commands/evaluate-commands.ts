import { openSuiteFile } from '../rooms/evaluate/open-suite-file.ts';
import { enterRoom } from '../rooms/rooms-store.ts';
import { i18next } from '../words/words.ts';
import type { Command, CommandSource } from './command.ts';

/** A suite is begun, brought in, stopped, gone on with, or looked at. */
export const evaluateCommands: CommandSource = ({ evaluations }) => {
  if (!evaluations.client) return [];
  const { running, runs = [] } = evaluations.store.getState();
  const command = (id: string, title: string, run: () => void): Command => ({
    id: `evaluate.${id}`,
    group: 'evaluate',
    title,
    run,
  });
  const inRoom = (act: () => void) => () => {
    enterRoom('evaluate');
    act();
  };
  return [
    command(
      'new',
      i18next.t('commands.evaluate.new'),
      inRoom(() => evaluations.build()),
    ),
    command(
      'open',
      i18next.t('commands.evaluate.open'),
      inRoom(() => void openSuiteFile(evaluations)),
    ),
    ...(running
      ? [
          command('cancel', i18next.t('commands.evaluate.cancel', { name: running.name }), () =>
            evaluations.cancel(),
          ),
        ]
      : []),
    ...runs.map(({ name }) =>
      command(
        `show.${name}`,
        i18next.t('commands.evaluate.show', { name }),
        inRoom(() => void evaluations.select(name)),
      ),
    ),
  ];
};
