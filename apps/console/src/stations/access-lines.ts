import type { CreatedStation } from '@wpm/contract';

type Access = CreatedStation['access'];
export type StationServer = Access['servers'][number];

export type AccessLine = {
  readonly field: 'domain' | 'user' | 'authUser' | 'password' | 'proxy' | 'transport';
  readonly value: string;
  /** What the menus of common desk phones and softphones call it; they are in English almost everywhere. */
  readonly onPhones: string;
};

/** What is typed into a phone of another maker, in the order most of their forms ask for it. */
export function accessLines({ aor, domain, authUser, password }: Access, server: StationServer): readonly AccessLine[] {
  const host = server.host.includes(':') ? `[${server.host}]` : server.host;
  return [
    { field: 'domain', value: domain, onPhones: 'SIP Server, Registrar, Domain, Realm' },
    { field: 'user', value: userOf(aor), onPhones: 'User Name, SIP User ID, Account, Extension' },
    { field: 'authUser', value: authUser, onPhones: 'Register Name, Authenticate ID, Auth User, Login' },
    { field: 'password', value: password, onPhones: 'Password, Authenticate Password, Secret' },
    { field: 'proxy', value: `${host}:${server.port}`, onPhones: 'Outbound Proxy, Proxy Address, Port' },
    { field: 'transport', value: server.transport.toUpperCase(), onPhones: 'Transport, SIP Transport' },
  ];
}

/** `sip:anna@demo.local` → `anna` */
const userOf = (aor: string): string => aor.replace(/^sip:/, '').split('@')[0] ?? '';
