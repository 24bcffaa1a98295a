import { common } from './common.ts';
import { engine } from './engine.ts';
import { explore } from './explore.ts';
import { library } from './library.ts';
import { settings } from './settings.ts';
import { trajectories } from './trajectories.ts';

export const en = { common, engine, explore, library, settings, trajectories } as const;
