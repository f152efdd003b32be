import type { SipStack } from '@wpm/sip';
import type { Endpoint, Settings } from '../settings.ts';
import type { IdentityKeeper } from '../tls/identity-keeper.ts';

export type SipDoors = {
  readonly settings: Pick<Settings, 'sip' | 'sips'>;
  /** Whom SIP over TLS proves to be; without it nobody listens for it. */
  readonly identity: IdentityKeeper | undefined;
};

/**
 * Listens for SIP at every address of the settings: UDP and TCP side by side (RFC 3261 §18.1.1), and TLS, always with the
 * newest certificate.
 * @throws if one of the addresses is taken or not ours
 */
export async function listenForSip(stack: SipStack, { settings, identity }: SipDoors): Promise<void> {
  for (const each of settings.sip) {
    await stack.listenUdp(sipEndpoint(each));
    await stack.listenTcp(sipEndpoint(each));
  }
  if (!identity) return;
  for (const each of settings.sips) await stack.listenTls(sipEndpoint(each), identity.current);
  identity.onChange((renewed) => stack.setTlsIdentity(renewed));
}

function sipEndpoint({ host, port }: Endpoint) {
  return { address: host, port };
}
