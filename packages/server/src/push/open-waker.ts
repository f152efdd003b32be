import { randomUUID } from 'node:crypto';
import type { Registrar } from '@wpm/sip';
import { Waker, type WakerDeps } from './waker.ts';

/** Wakes devices whose phones would be in this registrar. */
export function openWaker(
  {
    store,
    push: sender,
    clock,
    now,
    log,
  }: Omit<WakerDeps, 'sender' | 'registrar' | 'newId'> & { readonly push: WakerDeps['sender'] },
  registrar: Registrar,
): Promise<Waker> {
  return Waker.open({ store, sender, registrar, clock, now, log, newId: randomUUID });
}
