import { describeMediaPlane } from '@wpm/media/conformance';
import { EngineProcess } from './engine-process.ts';

describeMediaPlane('the embedded engine', async () => {
  const engine = await EngineProcess.start();
  return {
    plane: await engine.connect(),
    reconnect: () => engine.connect(),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
});
