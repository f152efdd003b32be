import type { Reply } from '../browser.fixture.ts';

type Sends = (method: string, at: string, body?: unknown) => Promise<Reply>;

const stationIdOf = ({ body }: Reply): string => Object(body['station'])['id'];

/** What the endpoints of third-party phones answer Anna and an administrator. */
export async function stationAnswers(annas: Sends, send: Sends) {
  const mine = await annas('POST', '/me/stations', { name: 'Desk' });
  const theirs = await send('POST', '/stations', { login: 'anna', name: 'Hall' });
  const at = `/stations/${stationIdOf(theirs)}`;
  return {
    createMyStation: mine,
    createStation: theirs,
    listMyStations: await annas('GET', '/me/stations'),
    listStations: await send('GET', '/stations'),
    changeStation: await send('PUT', at, { version: 1, name: 'Attic', enabled: false }),
    renewStationCredentials: await send('POST', `${at}/credentials`),
    revokeMyStation: await annas('DELETE', `/me/stations/${stationIdOf(mine)}`),
    revokeStation: await send('DELETE', at),
  };
}
