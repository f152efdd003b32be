import { ENDPOINTS, type TrunkTransport } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import type { Destination } from '@wpm/sip';
import { telephonyManaged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import type { Pong } from '../telephony/trunks/ping.ts';

export const testTrunk = signedIn(ENDPOINTS.testTrunk, async (deps, request, { trunkId }) => {
  const { store, telephony } = deps;
  const key = { tenantId: request.caller.account.tenantId, id: trunkId };
  if (!(await store.trunks.inTenant(key))) return refuse({ code: 'request/not-found' });
  const { lookupMs, attempts } = await telephony.trunks.test(trunkId);
  await telephonyManaged(deps.sink, actorOf(request), { action: 'trunk.test', subject: trunkId, result: 'ok' });
  return ok({ lookupMs, attempts: attempts.map(({ to, pong }) => ({ ...placeOf(to), result: resultOf(pong) })) });
});

function placeOf(to: Destination): { address: string; port: number; transport: TrunkTransport } {
  if (!('flow' in to)) return { address: to.address, port: to.port, transport: to.transport };
  const { remote, transport } = to.flow;
  // A far end registers with us by the transports of trunks alone.
  return { ...remote, transport: transport === 'tcp' || transport === 'tls' ? transport : 'udp' };
}

function resultOf(pong: Pong) {
  if (pong.kind === 'failed') return { kind: 'failed' as const, ...pong.trouble };
  const { status, words, rttMs, server } = pong;
  return { kind: 'answered' as const, status, words, rttMs: Math.max(0, Math.round(rttMs)), server };
}
