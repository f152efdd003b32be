import { assertNever } from '@wpm/kernel';
import type { Telephony } from '../telephony/start-telephony.ts';
import { printEndpoint, type Settings } from '../settings.ts';
import type { IdentityKeeper } from '../tls/identity-keeper.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { Answer } from './operator-socket.ts';
import type { PlatformStatus } from './protocol.ts';
import { traceSip } from './trace-sip.ts';

export type OperatorDeps = {
  readonly settings: Settings;
  readonly telephony: Pick<Telephony, 'health' | 'trace'>;
  readonly identity: IdentityKeeper | undefined;
};

/** What the platform answers the operator, verb by verb. */
export function answerOperator(deps: OperatorDeps): Answer {
  return async (request, asker) => {
    switch (request.verb) {
      case 'status':
        asker.tell(await statusOf(deps));
        return undefined;
      case 'sip-trace':
        return traceSip(deps.telephony.trace, request, asker);
      default:
        return assertNever(request);
    }
  };
}

async function statusOf({ settings, telephony, identity }: OperatorDeps): Promise<PlatformStatus> {
  const { ready, why, calls, registrations } = await telephony.health();
  return {
    version: manifest.version,
    pid: process.pid,
    upSeconds: process.uptime(),
    memoryBytes: process.memoryUsage.rss(),
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
