import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Client, createClient } from '@wpm/client';
import { silentLog } from '@wpm/kernel';
import { openStore } from '@wpm/store';
import type { TestPlatform } from '@wpm/testkit';
import type { Callee } from './callees.ts';

/** A user beside the demo's own: its account's id, extension, direct number in E.164, SIP credentials, and the API as they are signed in to it. */
export type ManyUser = Callee & {
  readonly id: string;
  readonly number: string;
  readonly extension: string;
  readonly client: Client;
};

/** Makes so many users like Anna. */
export async function makeUsers(platform: TestPlatform, count: number): Promise<readonly ManyUser[]> {
  const environment = readFileSync(`/proc/${platform.pidOf('platform')}/environ`, 'utf8');
  const url = /DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? '';
  await using store = await openStore({ url }, silentLog);
  const tenant = await store.tenants.byDomain('demo.local');
  const anna = tenant && (await store.accounts.byLogin(tenant.id, 'anna'));
  if (!anna) throw new Error('no demo tenant');
  const users: ManyUser[] = [];
  for (let index = 0; index < count; index++) {
    const user = `bench${index}`;
    const number = `+4822200${String(index).padStart(4, '0')}`;
    const extension = String(2_000 + index);
    const { domain: _domain, disabled: _disabled, ...like } = anna;
    const id = randomUUID();
    await store.setUp(({ accounts }) => accounts.create({ ...like, id, login: user, extension, directNumber: number }));
    const client = createClient({ baseUrl: platform.url, app: 'phone' });
    const signedIn = await client.signIn({ login: user, domain: 'demo.local', password: platform.password });
    if (!signedIn.ok) throw new Error(`${user}: ${signedIn.error.code}`);
    const credentials = await client.issueSipCredentials({});
    if (!credentials.ok) throw new Error(credentials.error.code);
    const { authUser, password } = credentials.value;
    users.push({ id, user, number, extension, authUser, password, client });
  }
  return users;
}
