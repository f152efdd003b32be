import { Session } from 'node:inspector/promises';
import { assertNever } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import type { Telephony } from '../telephony/start-telephony.ts';
import { printEndpoint, type Settings } from '../settings.ts';
import type { IdentityKeeper } from '../tls/identity-keeper.ts';
import manifest from '../../package.json' with { type: 'json' };
import { administerTenants } from './administer-tenants.ts';
import type { TenantDeps, TenantRequest } from './tenant-deps.ts';
import type { Answer, Asker } from './operator-socket.ts';
import type { OperatorRequest, PlatformStatus, TrunkAnswer } from './protocol.ts';
import { showCalls, type ShowCallsDeps } from './show-calls.ts';
import { type OutboxDeps, showOutbox } from './show-outbox.ts';
import { traceSip } from './trace-sip.ts';

export type OperatorDeps = TenantDeps &
  OutboxDeps &
  ShowCallsDeps & {
    readonly settings: Settings;
    readonly store: { readonly trunks: Pick<Store['trunks'], 'all'> } & Pick<Store, 'sipLadders'>;
    readonly telephony: Pick<Telephony, 'health' | 'trace' | 'trunks'>;
    readonly identity: IdentityKeeper | undefined;
  };

/** What the platform answers the operator, verb by verb. */
export function answerOperator(deps: OperatorDeps): Answer {
  return async (request, asker) => {
    if (isOfTenants(request)) return administerTenants(deps, request, asker);
    switch (request.verb) {
      case 'status':
        return showStatus(deps, request, asker);
      case 'trunks':
        for (const trunk of await trunksOf(deps)) asker.tell(trunk);
        return undefined;
      case 'calls':
        return showCalls(deps, request, asker);
      case 'sip-trace':
        return traceSip({ trace: deps.telephony.trace, ladders: deps.store.sipLadders }, request, asker);
      case 'outbox':
        return showOutbox(deps, request, asker);
      default:
        return assertNever(request);
    }
  };
}

const isOfTenants = (request: OperatorRequest): request is TenantRequest => /^(?:tenant|licence)/.test(request.verb);

async function trunksOf({ store, telephony }: OperatorDeps): Promise<readonly TrunkAnswer[]> {
  const rows = await store.trunks.all();
  return rows.map(({ id, domain, settings }) => {
    const { state, calls, lastError } = telephony.trunks.standingOf(id);
    return {
      domain,
      name: settings.name,
      state: settings.enabled ? state : { name: 'disabled' },
      calls: { inbound: calls.inbound, outbound: calls.outbound },
      lastError: lastError && { at: new Date(lastError.at).toISOString(), words: lastError.words },
    };
  });
}

async function showStatus(
  deps: OperatorDeps,
  { collect }: { readonly collect: boolean },
  { tell }: Asker,
): Promise<undefined> {
  if (collect) await collectGarbage();
  tell(await statusOf(deps));
  return undefined;
}

async function statusOf({ settings, telephony, identity }: OperatorDeps): Promise<PlatformStatus> {
  const { ready, why, calls, registrations } = await telephony.health();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    version: manifest.version,
    pid: process.pid,
    upSeconds: process.uptime(),
    memoryBytes: rss,
    heldBytes: heapUsed + external,
    ready,
    why: why ?? null,
    calls,
    registrations,
    http: settings.http.map(printEndpoint),
    sip: settings.sip.map(printEndpoint),
    sips: settings.sips.map(printEndpoint),
    certificateValidUntil: identity?.current.validUntil.toISOString() ?? null,
    sipTraceBytes: telephony.trace.bytes,
  };
}

/** As a debugger would: there is no other way that needs no switch at the start. */
async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}
