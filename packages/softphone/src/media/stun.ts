/** Whether and which STUN server helps to find ways to this phone (F42). */
export type StunSettings = { readonly on: boolean; readonly address: string };

const STORED_ON = 'wpm.stun';
const STORED_ADDRESS = 'wpm.stun.address';
/** A host name, an IPv4 or a bracketed IPv6 address, with a port or without (RFC 7064). */
const ADDRESS = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

export function storedStun(storage: Pick<Storage, 'getItem'> = localStorage): StunSettings {
  return { on: storage.getItem(STORED_ON) === 'on', address: storage.getItem(STORED_ADDRESS) ?? '' };
}

export function keepStun({ on, address }: StunSettings, storage: Pick<Storage, 'setItem'> = localStorage): void {
  storage.setItem(STORED_ON, on ? 'on' : 'off');
  storage.setItem(STORED_ADDRESS, address.trim());
}

export function isStunAddress(address: string): boolean {
  return ADDRESS.test(address.trim());
}

/** What a connection is made with. Without STUN the platform, ICE-lite on an address the phone reaches, is found as well. */
export function iceServersFor({ on, address }: StunSettings): RTCIceServer[] {
  return on && isStunAddress(address) ? [{ urls: `stun:${address.trim()}` }] : [];
}
