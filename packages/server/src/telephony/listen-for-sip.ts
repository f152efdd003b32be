import type { SipStack } from '@wpm/sip';
import type { Settings } from '../settings.ts';

/** Listens for SIP at every address of the settings. @throws if one of them is taken or not ours */
export async function listenForSip(stack: SipStack, { settings }: { settings: Settings }): Promise<void> {
  for (const { host, port } of settings.sip) await stack.listenUdp({ address: host, port });
}
