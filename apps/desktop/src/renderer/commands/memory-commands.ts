import { MEMORY_POLICY_NAMES } from '@dreamwalk/world';
import { i18next } from '../words/words.ts';
import type { CommandSource } from './command.ts';

/** The ways of choosing from the memory. */
export const memoryCommands: CommandSource = ({ studio }) =>
  MEMORY_POLICY_NAMES.map((policy) => ({
    id: `memory.${policy}`,
    group: 'memory',
    title: i18next.t('commands.policy', { policy: i18next.t(`explore:policies.${policy}.label`) }),
    run: () => studio.setMemoryPolicy(policy),
  }));
