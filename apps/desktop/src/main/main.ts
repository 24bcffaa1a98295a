import { electronPlatform } from './platform/electron.ts';
import { startDesktop } from './start-desktop.ts';

void startDesktop(electronPlatform());
