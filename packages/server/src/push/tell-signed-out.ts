import { randomUUID } from 'node:crypto';
import type { Log } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import type { AgentKey } from '../agents/agent-desk.ts';
import type { PushSender } from './push-sender.ts';

export type SignOutNewsDeps = {
  readonly store: Pick<Store, 'pushSubscriptions'>;
  readonly push: Pick<PushSender, 'send'>;
  readonly log: Log;
};

/** Tells an agent's devices that they are out of the queue, and why: who is away from the screen would go on waiting for calls. */
export const tellSignedOut =
  ({ store, push, log }: SignOutNewsDeps) =>
  async ({ id }: AgentKey): Promise<void> => {
    try {
      const message = { kind: 'signed-out', wakeId: randomUUID(), why: 'repeated-no-answer' } as const;
      const devices = await store.pushSubscriptions.of(id);
      await Promise.all(devices.map((device) => push.send(device, message)));
    } catch (error) {
      log.error('push.not-sent', { account: id, error: String(error) });
    }
  };
