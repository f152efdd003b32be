import { readFileSync } from 'node:fs';
import { SILENT_OFFER, SipPhone } from '@wpm/testkit';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openScene, sipCredentials } from '../support/scene.ts';

const PHONES = 60;
/** As the stack has it: REGISTERs that are judged at a time. */
const AT_ONCE = 16;

test('while phones wait to be registered, because the database does not say who they are, a customer calls and is answered', async () => {
  await using scene = await openScene();
  const { platform, trunk } = scene;
  const anna = await scene.phoneOf('anna');
  const users = await Promise.all(
    (['jan', 'piotr'] as const).map(async (user) => ({ ...(await sipCredentials(platform, user)), user })),
  );
  const server = { transport: 'udp', address: platform.sip.host, port: platform.sip.port } as const;
  const admin = await platform.api('admin');
  const waiting = async () => {
    const metrics = await (await admin.fetch(`${platform.url}/metrics`)).text();
    return Number(/^wpm_sip_registers_waiting (\d+)$/m.exec(metrics)?.[1]);
  };

  const environment = readFileSync(`/proc/${platform.pidOf('platform')}/environ`, 'utf8');
  const database = new Client({ connectionString: /DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? '' });
  await database.connect();
  await database.query('BEGIN; LOCK TABLE stations IN ACCESS EXCLUSIVE MODE');
  await using opened = new AsyncDisposableStack();
  const phones = await Promise.all(
    Array.from({ length: PHONES / users.length }, () => users).flatMap((each) =>
      each.map(async (user) =>
        opened.use(await SipPhone.open({ ...user, domain: platform.domain, server, timeoutMs: 30_000 })),
      ),
    ),
  );
  const registered = Promise.all(phones.map((phone) => phone.register()));
  await expect.poll(waiting).toBeGreaterThanOrEqual(PHONES - AT_ONCE);

  const call = trunk.call(scene.numberOf('anna'), SILENT_OFFER);
  const incoming = await anna.incoming();
  incoming.ring();
  await Promise.all([call.ringing(), incoming.answer(SILENT_OFFER), call.answered()]);
  await Promise.all([call.bye(), incoming.ended()]);

  expect(await waiting()).toBeGreaterThanOrEqual(PHONES - AT_ONCE);
  await database.query('COMMIT');
  await database.end();
  expect((await registered).map(({ status }) => status)).toEqual(Array<number>(PHONES).fill(200));
});
