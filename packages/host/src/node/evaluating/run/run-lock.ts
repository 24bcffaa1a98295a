import { open, readFile, rm } from 'node:fs/promises';
import { OutputError } from '../../errors.ts';

/**
 * Keeps a second process from running the same evaluation. The lock of a process that was killed is taken over.
 *
 * @returns gives the lock back
 * @throws OutputError where another process has it
 */
export async function lockRun(folder: string, file: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      const lock = await open(file, 'wx');
      await lock.writeFile(String(process.pid));
      await lock.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (isRunning(owner))
      throw new OutputError(
        folder,
        `process ${owner} is at this evaluation already. Wait for it, stop it, or name another folder.`,
      );
    await rm(file, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
