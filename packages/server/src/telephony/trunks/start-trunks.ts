import path from 'node:path';
import type { CallObserver } from '@wpm/calls';
import type { Clock, Log } from '@wpm/kernel';
import { type SipStack, locate, nodeResolver } from '@wpm/sip';
import type { Store } from '@wpm/store';
import type { Settings } from '../../settings.ts';
import { DialDesk } from '../dial-desk.ts';
import type { TrunkControl } from './trunk-control.ts';
import { TrunkSecrets } from './trunk-secrets.ts';
import { Trunks } from './trunks.ts';

/** The trunks and the gate to them, before they begin to work. */
export type TrunkParts = {
  readonly trunks: Trunks;
  readonly desk: DialDesk;
  readonly observer: CallObserver;
  readonly control: TrunkControl;
};

/** Reads the trunks and what was called in the last hour. Their far ends are asked for only after `trunks.start`. */
export async function prepareTrunks(
  { settings, store, clock, log }: { settings: Settings; store: Store; clock: Clock; log: Log },
  stack: SipStack,
): Promise<TrunkParts> {
  const secrets = await TrunkSecrets.open(path.join(settings.data, 'keys', 'trunk-passwords.key'));
  const resolver = nodeResolver();
  const trunks = new Trunks({
    stack,
    store,
    clock,
    log,
    chance: Math.random,
    secrets,
    locate: (uri) => locate(uri, resolver, Math.random),
  });
  const desk = new DialDesk({ policies: store.dialPolicies, tenants: store.tenants, clock, log });
  await Promise.all([trunks.load(), desk.restore()]);
  return { trunks, desk, observer: bothOf(trunks.observer, desk.observer), control: controlOf(trunks, desk, secrets) };
}

function controlOf(trunks: Trunks, desk: DialDesk, secrets: TrunkSecrets): TrunkControl {
  return {
    reload: (trunkId) => trunks.reload(trunkId),
    standingOf: (trunkId) => trunks.stateOf(trunkId),
    test: async (trunkId) => (await trunks.byId(trunkId)?.test()) ?? { lookupMs: 0, attempts: [] },
    seal: (trunkId, password) => secrets.seal(trunkId, password),
    dialPolicyChanged: (tenantId) => desk.policyChanged(tenantId),
  };
}

function bothOf(one: CallObserver, other: CallObserver): CallObserver {
  return {
    trying: (callId, peer) => {
      one.trying(callId, peer);
      other.trying(callId, peer);
    },
    left: (callId, peer, was) => {
      one.left(callId, peer, was);
      other.left(callId, peer, was);
    },
    over: (callId) => {
      one.over(callId);
      other.over(callId);
    },
    resumed: (callId, record, peers) => {
      one.resumed(callId, record, peers);
      other.resumed(callId, record, peers);
    },
  };
}
