import process from 'node:process';
import { SystemClock, silentLog } from '@wpm/kernel';
import { SipStack } from '@wpm/sip';
import { takeCalls } from './b2bua.ts';

/*
 * The B2BUA as a process of its own. Started with the port of the callee; says its own port when it takes calls, and what its heap
 * holds when asked.
 */
const HOST = '127.0.0.1';
const clock = new SystemClock();
const fillRandom = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => crypto.getRandomValues(bytes);
const stack = new SipStack({ clock, log: silentLog, fillRandom, product: 'bench', limits: { trusted: () => true } });
const local = await stack.listenUdp({ address: HOST, port: 0 });
await stack.listenTcp(local);
takeCalls({ stack, clock, name: String(process.pid), local, callee: { address: HOST, port: Number(process.argv[2]) } });

process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ heldBytes: heapUsed + external });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: local.port });
