import type { Instant } from '@wpm/kernel';
import { supports } from '../message/fields/option-tags.ts';
import { parseMinSE, parseSessionExpires, printSessionExpires } from '../message/fields/session-expires.ts';
import type { SipMessage, SipRequest, SipResponse } from '../message/message.ts';
import type { SessionTimer, SessionTimerSettings } from './session-timer.ts';

const sessionExpiresOf = (message: SipMessage) => parseSessionExpires(message.headers.get('Session-Expires') ?? '');
const minSeOf = (message: SipMessage) => parseMinSE(message.headers.get('Min-SE') ?? '');

const ALONE = { alone: true } as const;

type Fields = readonly (readonly [name: string, value: string])[];

/** The `Min-SE` a request is refused with (422): it wants a shorter session than ours; undefined where it may pass (RFC 4028 §9). */
export function tooBrief(request: SipRequest, { minSe }: SessionTimerSettings): number | undefined {
  const wanted = sessionExpiresOf(request);
  return wanted && wanted.seconds < minSe && supports(request, 'timer') ? minSe : undefined;
}

/**
 * The timer our 2xx to an INVITE or UPDATE sets, null where nobody wants one. Where the other end leaves the choice to us, or knows
 * none, we refresh (RFC 4028 §9, table 2).
 */
export function timerAsUas(request: SipRequest, settings: SessionTimerSettings, now: Instant): SessionTimer | null {
  const wanted = sessionExpiresOf(request);
  const knows = supports(request, 'timer');
  if (!wanted && settings.seconds === 0) return null;
  const minSe = Math.max(minSeOf(request) ?? 0, settings.minSe);
  // The interval may be shortened to ours, never below what anybody on the way takes, and never lengthened.
  const ours = settings.seconds === 0 ? Infinity : Math.max(settings.seconds, minSe);
  const seconds = wanted ? Math.max(Math.min(wanted.seconds, ours), settings.minSe) : ours;
  const refresher = knows && wanted?.refresher === 'uac' ? 'them' : 'us';
  // What a proxy on the way wants is not ours alone.
  return { seconds, minSe, refresher, refreshedAt: now, ...(!knows && !wanted && ALONE) };
}

/** The fields of a 2xx that say so. @param request what it answers */
export function fieldsAsUas(timer: SessionTimer | null, request: SipRequest): Fields {
  if (!timer) return [];
  const refresher = timer.refresher === 'us' ? 'uas' : 'uac';
  const expires = ['Session-Expires', printSessionExpires({ seconds: timer.seconds, refresher })] as const;
  // RFC 4028 §9: who is to refresh must know how; who only could is told for its own guard.
  return supports(request, 'timer') ? [['Require', 'timer'], expires] : [expires];
}

/** The fields of an INVITE that begins a session: the other end may choose who refreshes (RFC 4028 §7.1). None where we want no timer. */
export function fieldsOfInvite({ seconds, minSe }: SessionTimerSettings): Fields {
  if (seconds === 0) return [];
  return [
    ['Session-Expires', String(seconds)],
    ['Min-SE', String(minSe)],
  ];
}

/** The fields of a refresh (RFC 4028 §7.4): roles stay as they are. */
export function fieldsOfRefresh(timer: SessionTimer): Fields {
  const refresher = timer.refresher === 'us' ? 'uac' : 'uas';
  return [
    ['Session-Expires', printSessionExpires({ seconds: timer.seconds, refresher })],
    ['Min-SE', String(timer.minSe)],
  ];
}

/**
 * The timer a 2xx to our INVITE or UPDATE sets. Where the other end keeps none we refresh all the same, as if it had agreed to what
 * we asked for (RFC 4028 §7.2); null where that is nothing. @param asked as `askedIn` gives it
 */
export function timerAsUac(
  response: SipResponse,
  { seconds: asked, minSe }: SessionTimerSettings,
  now: Instant,
): SessionTimer | null {
  const agreed = sessionExpiresOf(response);
  if (!agreed && asked === 0) return null;
  if (!agreed) return { seconds: Math.max(asked, minSe), minSe, refresher: 'us', refreshedAt: now, ...ALONE };
  // RFC 4028 §9 forbids less than our Min-SE; who answers it all the same gets no flood of refreshes.
  const seconds = Math.max(agreed.seconds, minSe);
  return { seconds, minSe, refresher: agreed.refresher === 'uas' ? 'them' : 'us', refreshedAt: now };
}

/** What an INVITE of ours asks for. @param least the Min-SE of one without */
export const askedIn = (invite: SipRequest, least: number): SessionTimerSettings => ({
  seconds: sessionExpiresOf(invite)?.seconds ?? 0,
  minSe: minSeOf(invite) ?? least,
});

/** What to ask for after a 422 (RFC 4028 §7.3); undefined where it says nothing we did not know. */
export function afterTooBrief(response: SipResponse, asked: SessionTimerSettings): SessionTimerSettings | undefined {
  const least = minSeOf(response);
  if (least === undefined || least <= asked.minSe || least > 86_400) return undefined;
  return { seconds: Math.max(asked.seconds, least), minSe: least };
}
