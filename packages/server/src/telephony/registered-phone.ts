import type { LegMedia } from '@wpm/calls';
import type { Binding, Flow } from '@wpm/sip';

/**
 * Which of a user's registered phones a request came from: the one on its flow, else another of the same owner (a phone may
 * open a second connection). Undefined where the owner is not registered: another app of the user, say, has taken its place.
 */
export function callingPhone(bindings: readonly Binding[], owner: string, flow: Flow): Binding | undefined {
  const own = bindings.filter(({ place }) => place.owner === owner);
  return own.find((each) => each.flow.id === flow.id) ?? own[0];
}

/**
 * Where the phone that once had this contact can be reached now. An app that lost its socket comes back by another contact: it
 * has the only place of an app. A station keeps its contact, and no other phone stands in for it.
 */
export function reachablePhone(bindings: readonly Binding[], contact: string): Binding | undefined {
  const same = bindings.find((each) => each.contact === contact);
  return same ?? (isOfApp(contact) ? bindings.find(({ flow }) => overWebSocket(flow)) : undefined);
}

/** RFC 7118 §5: behind a WebSocket a phone's contact says so. */
const isOfApp = (contact: string): boolean => /;transport=wss?\b/i.test(contact);

/** Whether a phone speaks WebRTC: browsers do, and they come by WebSocket. */
export const overWebSocket = ({ transport }: Flow): boolean => transport === 'ws' || transport === 'wss';

/** How the packets and keys of a phone's calls travel. Browsers all take telephone-events; a phone that takes none is told by INFO. */
export const mediaOfPhone = (flow: Flow): LegMedia =>
  overWebSocket(flow) ? { transport: 'webrtc' } : { transport: 'rtp', digits: 'signalling' };
