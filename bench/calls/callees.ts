import { SILENT_OFFER, SipPhone } from '@wpm/testkit';

/** One phone to register: its user and its credentials. */
export type Callee = { readonly user: string; readonly authUser: string; readonly password: string };

/** What the parent process sends: where to register, and who. */
export type Order = { readonly address: string; readonly port: number; readonly callees: readonly Callee[] };

/** Longer than a benchmark lasts. */
const REGISTERED_S = 3_600;

/** Rings, answers and waits to be hung up, for ever. */
async function takeCalls(phone: SipPhone): Promise<never> {
  for (;;) {
    const call = await phone.incoming();
    call.ring();
    await call.answer(SILENT_OFFER);
  }
}

process.once('message', async (order: Order) => {
  const { address, port, callees } = order;
  await Promise.all(
    callees.map(async ({ user, authUser, password }) => {
      const server = { transport: 'udp', address, port } as const;
      const phone = await SipPhone.open({ server, user, domain: 'demo.local', authUser, password, timeoutMs: 600_000 });
      const { status } = await phone.register(REGISTERED_S);
      if (status !== 200) throw new Error(`${user} was not registered: ${status}`);
      void takeCalls(phone);
    }),
  );
  process.send?.('registered');
});
