import type { CallRecord, HeardQuality, LegQuality, RecordedParty, SegmentRecord } from '@wpm/calls';
import { estimatedMos } from '@wpm/contract';
import { type Instant, uuidV7 } from '@wpm/kernel';
import type { DemoCustomer } from '../demo-customers.ts';
import type { Worker } from './staff.ts';

/** What of the demo's past stands with every call. */
export type PastFirm = {
  readonly tenantId: string;
  readonly trunkId: string;
  readonly campaign: { readonly id: string; readonly name: string; readonly number: string };
};

type Queue = NonNullable<CallRecord['queue']>;
type Offer = Queue['offers'][number];

/** A conversation, or what should have become one. */
export type PastTalk = {
  readonly worker: Worker;
  readonly rangAt: Instant;
  /** Null: nobody answered. */
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant;
  readonly endedBy: 'customer' | 'worker';
};

const randomBytes = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

export const idAt = (at: Instant): string => uuidV7(at, randomBytes);

/** Who calls or is called; a stranger has no name. */
export type PastCustomer = { readonly number: string; readonly name: string | null };

export const nameOf = ({ number, firstName, lastName }: DemoCustomer): PastCustomer => ({
  number,
  name: `${firstName} ${lastName}`,
});

const customerParty = (customer: PastCustomer): RecordedParty => ({ ...customer, accountId: null });
const workerParty = ({ number, name, accountId }: Worker): RecordedParty => ({ number, name, accountId });

/** What every record of the past has in common. */
function recordOf({ tenantId, trunkId }: PastFirm, startedAt: Instant, endedAt: Instant) {
  const kept = { refusal: null, cause: null, trunkId, redirects: [], recording: null } as const;
  return { id: idAt(startedAt), tenantId, startedAt, endedAt, ...kept };
}

const talkMsOf = ({ answeredAt, endedAt }: PastTalk): number => (answeredAt === null ? 0 : endedAt - answeredAt);

function segmentOf(talk: PastTalk, direction: 'inbound' | 'outbound', other: RecordedParty): SegmentRecord {
  const { worker, rangAt, answeredAt, endedAt, endedBy } = talk;
  return {
    number: 1,
    accountId: worker.accountId,
    direction,
    other,
    startedAt: rangAt,
    endedAt,
    ringMs: (answeredAt ?? endedAt) - rangAt,
    talkMs: talkMsOf(talk),
    holdMs: 0,
    transferredFrom: null,
    transferredTo: null,
    ...endOf({ answeredAt, isGivenUp: endedBy === 'customer' && direction === 'inbound' }),
  };
}

/** `isGivenUp`: whoever called did not wait for an answer. */
function endOf({ answeredAt, isGivenUp }: { readonly answeredAt: Instant | null; readonly isGivenUp: boolean }) {
  if (answeredAt !== null) return { result: 'answered', outcome: 'answered' } as const;
  return { result: isGivenUp ? 'cancelled' : 'no-answer', outcome: 'missed' } as const;
}

/** How the line sounded: worse for who is far from the access point that day, and now and then bad. */
function heard(chance: () => number): HeardQuality {
  const isBad = chance() < 0.05;
  const lossPercent = isBad ? 1 + chance() * 12 : chance() * 0.4;
  const mean = isBad ? 15 + chance() * 30 : 1 + chance() * 6;
  return {
    lossPercent,
    jitterMs: { mean, max: mean * (2 + chance() * 3) },
    mos: estimatedMos({ lossPercent, jitterMs: mean, rttMs: 60 }),
  };
}

const PACKET_MS = 20;

function qualityOf(talk: PastTalk, { trunkId }: PastFirm, chance: () => number): readonly LegQuality[] {
  const packets = Math.round(talkMsOf(talk) / PACKET_MS);
  if (packets === 0) return [];
  const both = () => ({ received: { packets, heard: heard(chance) }, sent: { packets, heard: heard(chance) } });
  const rtt = () => ({ mean: 15 + chance() * 40, max: 60 + chance() * 80 });
  const ofWorker = { aor: talk.worker.aor, trunkId: null, transport: 'webrtc', codec: 'opus' } as const;
  const ofCustomer = { aor: null, trunkId, transport: 'rtp', codec: 'PCMA' } as const;
  return [
    { leg: 'caller', ...ofCustomer, rtt: rtt(), ...both() },
    { leg: 'callee-1', ...ofWorker, rtt: rtt(), ...both() },
  ];
}

/** A customer on the campaign's number; `talk` absent: they gave up, after what `offers` say. */
export function queuedRecord(
  firm: PastFirm,
  queued: {
    readonly customer: PastCustomer;
    readonly at: Instant;
    readonly leftAt: Instant;
    readonly talk?: PastTalk;
    readonly offers: readonly Offer[];
  },
  chance: () => number,
): CallRecord {
  const { customer, at, leftAt, talk, offers } = queued;
  const { campaign } = firm;
  const [caller, callee] = [customerParty(customer), { number: campaign.number, name: campaign.name, accountId: null }];
  const answeredAt = talk?.answeredAt ?? null;
  const queue: Queue = {
    campaignId: campaign.id,
    campaignName: campaign.name,
    enteredAt: at,
    waitMs: leftAt - at,
    left: talk ? 'answered' : 'abandoned',
    isShort: !talk && leftAt - at < SHORT_MS,
    offers,
  };
  return {
    ...recordOf(firm, at, talk?.endedAt ?? leftAt),
    direction: 'inbound',
    caller,
    callee,
    answeredAt,
    ...endOf({ answeredAt, isGivenUp: true }),
    endedBy: talk?.endedBy === 'worker' ? 'callee' : 'caller',
    ...(talk ? talkParts(firm, talk, caller, chance) : NO_TALK),
    queue,
  };
}

const NO_TALK = { ringMs: 0, talkMs: 0, segments: [] } as const;

const talkParts = (firm: PastFirm, talk: PastTalk, caller: RecordedParty, chance: () => number) => ({
  ringMs: (talk.answeredAt ?? talk.endedAt) - talk.rangAt,
  talkMs: talkMsOf(talk),
  segments: [segmentOf(talk, 'inbound', caller)],
  quality: qualityOf(talk, firm, chance),
});

/** Hung up sooner than a campaign counts. */
const SHORT_MS = 5_000;

/** A customer on a worker's own number. */
export function directRecord(firm: PastFirm, customer: PastCustomer, talk: PastTalk, chance: () => number): CallRecord {
  const caller = customerParty(customer);
  const { answeredAt, rangAt, endedAt, endedBy } = talk;
  return {
    ...recordOf(firm, rangAt, endedAt),
    direction: 'inbound',
    caller,
    callee: workerParty(talk.worker),
    answeredAt,
    ringMs: (answeredAt ?? endedAt) - rangAt,
    talkMs: talkMsOf(talk),
    ...endOf({ answeredAt, isGivenUp: endedBy === 'customer' }),
    endedBy: endedBy === 'worker' ? 'callee' : 'caller',
    segments: [segmentOf(talk, 'inbound', caller)],
    quality: qualityOf(talk, firm, chance),
  };
}

/** A worker calls a customer, in the campaign where they serve it. */
export function dialledRecord(
  firm: PastFirm,
  customer: PastCustomer,
  talk: PastTalk,
  chance: () => number,
): CallRecord {
  const callee = customerParty(customer);
  const { worker, answeredAt, rangAt, endedAt, endedBy } = talk;
  const { campaign } = firm;
  return {
    ...recordOf(firm, rangAt, endedAt),
    direction: 'outbound',
    caller: workerParty(worker),
    callee,
    answeredAt,
    ringMs: (answeredAt ?? endedAt) - rangAt,
    talkMs: talkMsOf(talk),
    ...endOf({ answeredAt, isGivenUp: false }),
    endedBy: endedBy === 'worker' ? 'caller' : 'callee',
    segments: [segmentOf(talk, 'outbound', callee)],
    quality: qualityOf(talk, firm, chance),
    ...(worker.servesCampaign && { madeIn: { campaignId: campaign.id, campaignName: campaign.name } }),
  };
}
