import { common } from './common.ts';
import { engine } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { explore } from './explore.ts';
import { failures } from './failures.ts';
import { library } from './library.ts';
import { settings } from './settings.ts';
import { trajectories } from './trajectories.ts';

export const fr = { common, engine, evaluate, explore, failures, library, settings, trajectories };
