import type { CreatedStation } from '@wpm/contract';
import { type PlatformOptions, SipPhone, type TestPlatform, freePort, startPlatform } from '@wpm/testkit';

/** Direct numbers of the demo's users. */
const NUMBERS = { anna: '+48221000101', jan: '+48221000102' } as const;

/** What most SIP tests begin with: a platform, the customer at the far end of its trunk, and phones of its users. */
export interface Scene extends AsyncDisposable {
  readonly platform: TestPlatform;
  /** The customer, `+48600100200`: known by the trunk's address. */
  readonly trunk: SipPhone;
  /** The direct number of a user, as the trunk dials it. */
  numberOf(login: keyof typeof NUMBERS): string;
  /** A URI of the platform, as the trunk dials it. */
  uriOf(user: string): string;
  /** A user's phone over UDP, registered by digest; it is closed with the scene. */
  phoneOf(login: keyof typeof NUMBERS): Promise<SipPhone>;
}

/** Starts the platform and opens the trunk's phone. */
export async function openScene(options: Omit<PlatformOptions, 'trunkPort'> = {}): Promise<Scene> {
  const trunkPort = await freePort();
  const platform = await startPlatform({ ...options, trunkPort });
  await using opened = new AsyncDisposableStack();
  opened.use(platform);
  const { host: address, port } = platform.sip;
  const server = { transport: 'udp', address, port } as const;
  const local = { address: '127.0.0.1', port: trunkPort };
  const trunk = opened.use(await SipPhone.open({ server, local, user: '+48600100200', domain: '127.0.0.1' }));
  const closing = opened.move();
  const uriOf = (user: string): string => `sip:${user}@${address}:${port}`;
  return {
    platform,
    trunk,
    uriOf,
    numberOf: (login) => uriOf(NUMBERS[login]),
    phoneOf: async (login) => closing.use(await registeredPhone(platform, login)),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** A phone of the user over UDP, registered by digest. @throws if it is refused */
export async function registeredPhone(platform: TestPlatform, login: keyof typeof NUMBERS): Promise<SipPhone> {
  const { authUser, password } = await sipCredentials(platform, login);
  const { host: address, port } = platform.sip;
  const server = { transport: 'udp', address, port } as const;
  const phone = await SipPhone.open({ server, user: login, domain: platform.domain, authUser, password });
  const { status } = await phone.register();
  if (status !== 200) throw new Error(`${login} could not register: ${status}`);
  return phone;
}

/** Short-lived SIP credentials, as the app of a user who has signed in gets them. */
export async function sipCredentials(
  platform: TestPlatform,
  login: 'anna' | 'jan' | 'piotr',
): Promise<{ readonly authUser: string; readonly password: string; readonly socketUrl: string }> {
  const { client } = await platform.api(login);
  const issued = await client.issueSipCredentials({ takeOver: true });
  if (!issued.ok) throw new Error(`no SIP credentials: ${issued.error.code}`);
  return issued.value;
}

/** A station of a user's, and what is typed into the phone. */
export async function stationOf(platform: TestPlatform, login: 'anna' | 'jan'): Promise<CreatedStation> {
  const { client } = await platform.api(login);
  const created = await client.createMyStation({ name: 'Desk phone' });
  if (!created.ok) throw new Error(`no station: ${created.error.code}`);
  return created.value;
}
