export { IncomingCall } from './incoming-call.ts';
export { type Datagram, LossyRelay } from './lossy-relay.ts';
export { OutgoingCall } from './outgoing-call.ts';
export { PhoneCall } from './phone-call.ts';
export type { PhoneServer } from './phone-line.ts';
export { SipPhone, type SipPhoneOptions } from './sip-phone.ts';
export { SILENT_OFFER } from './silent-offer.ts';
