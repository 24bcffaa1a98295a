import { RolloutWriter } from '../node/index.ts';
import { sampleFrame, sampleInit, sampleStart } from './sample-rollout.ts';

// A process for the tests to kill: writes frames without end, and says the number of each that was appended.
const writer = await RolloutWriter.create(process.argv[2], sampleInit, [sampleStart]);
for (let frame = 0; ; frame++) {
  await writer.append(sampleFrame(frame));
  process.stdout.write(`${frame}\n`);
}
