import type { LiveCall, Party } from '@wpm/contract';
import { assertNever } from '../assert-never.ts';

/**
 * Who hears whom in a call of the user's (F31–F33), as the platform tells. `since`: instant on the monotonic clock from
 * which somebody has been waiting with music.
 */
export type Stage =
  | { readonly kind: 'ringing' }
  | { readonly kind: 'talking' }
  | { readonly kind: 'holding'; readonly since: number }
  | { readonly kind: 'transferring' }
  /** Whoever is asked rings; the customer waits. */
  | { readonly kind: 'asking'; readonly consulted: Party; readonly since: number }
  /** The user talks with whom they ask; the customer waits. */
  | { readonly kind: 'consulting'; readonly consulted: Party; readonly since: number }
  /** The user talks with the customer; whom they ask waits. */
  | { readonly kind: 'swapped'; readonly consulted: Party; readonly since: number }
  /** All three talk. */
  | { readonly kind: 'joined'; readonly consulted: Party }
  /** The customer hung up; the user goes on with whom they asked, who may still ring. */
  | { readonly kind: 'customer-gone'; readonly consulted: Party };

export type StageKind = Stage['kind'];

/** The stages of a consultation. */
export type Consultation = Extract<Stage, { consulted: Party }>;

export const isConsultation = (stage: Stage): stage is Consultation => 'consulted' in stage;

/** The stage of a call as it was told, after the one before; who waits already goes on waiting since then. */
export function stageOf(live: LiveCall, before: Stage | undefined, now: number): Stage {
  const { activity, consulted } = live;
  switch (activity) {
    case 'ringing':
    case 'transferring':
      return { kind: activity };
    case 'talking':
    case 'held':
    // A phone that vanished is shown as the talk it interrupts: the other end hears so from the platform (ADR 0021).
    case 'vanished':
    case 'waiting':
      return talkOf(live, before, now);
    case 'asking':
    case 'consulting':
    case 'swapped':
    case 'joined':
      if (consulted === null) return { kind: 'talking' };
      return consultation(activity, live.other === null, { consulted, before, now });
    default:
      return assertNever(activity);
  }
}

const talkOf = ({ holds }: LiveCall, before: Stage | undefined, now: number): Stage =>
  holds ? { kind: 'holding', since: waitingSince(before, 'customer') ?? now } : { kind: 'talking' };

type Known = { readonly consulted: Party; readonly before: Stage | undefined; readonly now: number };

function consultation(
  activity: 'asking' | 'consulting' | 'swapped' | 'joined',
  isCustomerGone: boolean,
  { consulted, before, now }: Known,
): Consultation {
  if (isCustomerGone) return { kind: 'customer-gone', consulted };
  if (activity === 'joined') return { kind: activity, consulted };
  const waits = activity === 'swapped' ? 'consulted' : 'customer';
  return { kind: activity, consulted, since: waitingSince(before, waits) ?? now };
}

/** Since when this one has been waiting; undefined where they have not. */
function waitingSince(before: Stage | undefined, who: 'customer' | 'consulted'): number | undefined {
  if (before === undefined || !('since' in before)) return undefined;
  return (before.kind === 'swapped') === (who === 'consulted') ? before.since : undefined;
}
