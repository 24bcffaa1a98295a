import { runCommandLine } from './program.ts';

// Started through another Node (see bin/dreamwalk.mjs): when that one is killed, nobody waits for this one.
process.channel?.unref();
process.on('disconnect', () => process.exit(1));

const exitCode = await runCommandLine(process.argv.slice(2));
// Native threads of the runtime or the encoder must not keep a finished command alive; output is flushed first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
