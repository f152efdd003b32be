import { describeMediaPlane } from '@wpm/media/conformance';
import { EngineProcess } from './engine-process.ts';

/** The suite of every engine, against ours with so many threads. */
export function describeEngine(threads: number): void {
  describeMediaPlane(`the embedded engine with ${threads} thread(s)`, async () => {
    const engine = await EngineProcess.start({ threads });
    return {
      plane: await engine.connect(),
      reconnect: () => engine.connect(),
      turnDisk: (isFull) => (isFull ? engine.loseRecordings() : engine.findRecordings()),
      [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
    };
  });
}
