import { KEY_ACTIONS, type KeyAction } from '../input/key-map.ts';
import { isPossible, runAction } from '../studio/run-action.ts';
import { i18next } from '../words/words.ts';
import type { Command, CommandSource } from './command.ts';

const GROUPS: Partial<Readonly<Record<KeyAction, Command['group']>>> = {
  memory: 'memory',
  tint: 'memory',
  beside: 'beside',
  difference: 'beside',
  newWorld: 'places',
  help: 'studio',
};

/** What has a key. */
export const walkCommands: CommandSource = ({ studio }) =>
  KEY_ACTIONS.filter((action) => isPossible(studio, action)).map((action) => ({
    id: action,
    group: GROUPS[action] ?? 'walk',
    title: i18next.t(`commands.actions.${action}`),
    action,
    run: () => runAction(studio, action),
  }));
