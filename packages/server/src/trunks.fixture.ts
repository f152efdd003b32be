import type { Browser, Reply } from './browser.fixture.ts';

/** A trunk known by its address, as an administrator would send it. */
export const BY_ADDRESS = { name: 'carrier', peers: [{ host: '192.0.2.7', port: 5060 }] };

/** What the endpoints of trunks and of the dial policy answer an administrator, one after the other. */
export async function trunkAnswers(admin: Browser, token: string) {
  const send = (method: string, path: string, body?: unknown): Promise<Reply> =>
    admin.send(method, `/api/v1${path}`, { token, ...(body !== undefined && { body }) });
  const settings = { name: 'theirs', registration: { kind: 'accept' } };
  const createTrunk = await send('POST', '/trunks', { settings });
  const id = idIn(createTrunk);
  const renewTrunkCredentials = await send('POST', `/trunks/${id}/credentials`);
  const changed = { ...settings, priority: 3 };
  return {
    createTrunk,
    renewTrunkCredentials,
    changeTrunk: await send('PUT', `/trunks/${id}`, { version: 2, settings: changed }),
    getTrunk: await send('GET', `/trunks/${id}`),
    listTrunks: await send('GET', '/trunks'),
    testTrunk: await send('POST', `/trunks/${id}/test`),
    callByTrunk: await send('POST', `/trunks/${id}/calls`, { to: '600100200' }),
    tryTrunkRules: await send('POST', '/trunks/try', { number: '+48221000100' }),
    removeTrunk: await send('DELETE', `/trunks/${id}`),
    getDialPolicy: await send('GET', '/dial-policy'),
    changeDialPolicy: await send('PUT', '/dial-policy', { version: 0, rules: {} }),
  };
}

/** The id of the trunk an answer carries. */
export function idIn({ body }: Reply): string {
  const trunk = body['trunk'];
  if (typeof trunk !== 'object' || trunk === null || !('id' in trunk)) throw new Error(JSON.stringify(body));
  return String(trunk.id);
}

/** Every endpoint of who manages telephony, in their order: one that was let go of by its right would be missed here. */
export const OF_TELEPHONY = [
  'callByTrunk',
  'changeDialPolicy',
  'changeTrunk',
  'createTrunk',
  'getDialPolicy',
  'getTrunk',
  'listTrunks',
  'removeTrunk',
  'renewTrunkCredentials',
  'testTrunk',
  'tryTrunkRules',
];
