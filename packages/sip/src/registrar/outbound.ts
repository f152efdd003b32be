import { supports } from '../message/fields/option-tags.ts';
import { routeOf } from '../message/fields/route.ts';
import type { SipRequest } from '../message/message.ts';
import { parseUri } from '../message/uri.ts';
import { type Flow, isReliable } from '../transport/flow.ts';
import type { ContactEntry } from './contact-entry.ts';

/** What RFC 5626 makes of a REGISTER: its own flow rules apply, they do not, or the request must be refused. */
export type Outbound = 'applied' | 'not-applied' | { readonly refused: 400 | 439; readonly words: string };

/**
 * RFC 5626 §6: whether the registration is one of a single flow, which goes away with it. Not over UDP: there a flow is kept
 * alive by STUN (§4.4.2), which is not answered here.
 */
export function outboundOf(request: SipRequest, contacts: readonly ContactEntry[], flow: Flow): Outbound {
  if (contacts.every(({ regId }) => regId === undefined)) return 'not-applied';
  if (contacts.filter(({ expires }) => expires !== 0).length > 1) return SEVERAL;
  if (!supports(request, 'outbound') || !isReliable(flow.transport)) return 'not-applied';
  return isFirstHop(request) || edgeKeepsFlows(request) ? 'applied' : NO_FLOW;
}

const SEVERAL: Outbound = { refused: 400, words: 'One Contact with a reg-id at a time (RFC 5626)' };
const NO_FLOW: Outbound = { refused: 439, words: 'The proxy next to the phone keeps no flow open (RFC 5626)' };

/** Seconds within which the phone must give a sign of life (RFC 5626 §5.4): less than middleboxes commonly bear of silence. */
export const FLOW_TIMER_S = 90;

const isFirstHop = (request: SipRequest): boolean => request.headers.all('Via').length === 1;

/** RFC 5626 §5.1: the edge proxy next to the phone says `ob` in its Path URI; proxies put theirs on top of it. */
function edgeKeepsFlows(request: SipRequest): boolean {
  const edge = parseUri(routeOf(request, 'Path')?.at(-1)?.uri ?? '');
  return edge.ok && edge.value.params['ob'] !== undefined;
}
