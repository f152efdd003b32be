import { describeMediaPlane } from '@wpm/media/conformance';
import { EngineProcess } from './engine-process.ts';

describeMediaPlane('the embedded engine', async () => {
  const engine = await EngineProcess.start();
  return {
    plane: await engine.connect(),
    reconnect: () => engine.connect(),
    turnDisk: (isFull) => (isFull ? engine.loseRecordings() : engine.findRecordings()),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
});
