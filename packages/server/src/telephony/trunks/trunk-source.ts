import { type Flow, type Hop, type SipRequest, fromOf, parseUri, userOf } from '@wpm/sip';
import type { LiveTrunk } from './live-trunk.ts';

/** By what a request is known to be a trunk's. */
type Proof = 'registered' | 'line' | 'network' | 'address';

/**
 * Whether a flow is the trunk's, and by what. UDP: the very address and port of one of its hops. TCP and TLS: the address of
 * a hop of that transport, since the far end's port is any. From a listed network: any port. @param request narrows it
 */
export function howFrom(trunk: LiveTrunk, flow: Flow, request?: SipRequest): Proof | undefined {
  if (flow.transport === 'ws' || flow.transport === 'wss') return undefined;
  if (trunk.acceptedFlowId === flow.id) return 'registered';
  if (trunk.listsNetworkOf(flow.remote.address)) return 'network';
  const hops = trunk.hops.filter((hop) => hop.address === flow.remote.address);
  if (hops.length === 0) return undefined;
  return request && isForLine(trunk, request) ? 'line' : atHop(trunk, hops, flow, request);
}

const isForLine = (trunk: LiveTrunk, request: SipRequest): boolean =>
  trunk.settings.registration.kind === 'register' && userOf(request.uri) === trunk.contactUser;

function atHop(trunk: LiveTrunk, hops: readonly Hop[], flow: Flow, request?: SipRequest): Proof | undefined {
  const ofTransport = hops.filter((hop) => hop.transport === flow.transport);
  if (ofTransport.some(({ port }) => port === flow.remote.port)) return 'address';
  const isConnection = flow.transport !== 'udp' && ofTransport.length > 0;
  return isConnection && !(request && isStation(request, trunk.domain)) ? 'address' : undefined;
}

/** A phone behind the trunk's own address says that it is one of ours: it proves so by digest instead. */
function isStation(request: SipRequest, domain: string): boolean {
  const from = parseUri(fromOf(request).uri);
  return from.ok && from.value.host.toLowerCase() === domain;
}
