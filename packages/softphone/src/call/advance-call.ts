import { assertNever } from '../assert-never.ts';
import type { Call, CallEvent, CallFacts, Connected, Ended, LiveCall } from './call.ts';

/**
 * The call machine: what a call is after an event. An event that means nothing in its state leaves the call as it was, the same
 * object; an ended call stays ended.
 * @param now instant on the monotonic clock, in milliseconds
 */
export function advanceCall(call: Call, event: CallEvent, now: number): Call {
  if (call.kind === 'ended') return call;
  switch (event.kind) {
    case 'named':
      return { ...call, platformCallId: event.platformCallId };
    case 'rang':
      return rang(call, event.earlyMedia);
    case 'answer-requested':
      return call.kind === 'ringing-in' ? { ...factsOf(call), kind: 'answering' } : call;
    case 'connected':
      return connected(call, now);
    case 'muted':
      return inCall(call, { muted: event.on });
    case 'remote-held':
      return inCall(call, { remoteHeld: event.on });
    case 'media':
      return inCall(call, { media: event.media });
    case 'microphone':
      return inCall(call, { microphone: event.microphone });
    case 'ended':
      return ended(call, event, now);
    default:
      return assertNever(event);
  }
}

/** A second 180 must not take early media away: the tone the other side plays goes on (RFC 3960 §3.2). */
function rang(call: LiveCall, earlyMedia: boolean): Call {
  if (call.kind === 'dialling') return { ...factsOf(call), kind: 'ringing-out', earlyMedia };
  if (call.kind === 'ringing-out' && earlyMedia && !call.earlyMedia) return { ...call, earlyMedia };
  return call;
}

function connected(call: LiveCall, now: number): Call {
  if (call.kind === 'connected' || call.kind === 'ringing-in') return call;
  const fresh: Omit<Connected, keyof CallFacts> = {
    kind: 'connected',
    since: now,
    muted: false,
    remoteHeld: false,
    media: 'flowing',
    microphone: 'working',
  };
  return { ...factsOf(call), ...fresh };
}

function inCall(
  call: LiveCall,
  change: Partial<Pick<Connected, 'muted' | 'remoteHeld' | 'media' | 'microphone'>>,
): Call {
  return call.kind === 'connected' ? { ...call, ...change } : call;
}

function ended(call: LiveCall, event: Extract<CallEvent, { kind: 'ended' }>, now: number): Ended {
  const talkMs = call.kind === 'connected' ? now - call.since : null;
  return { ...factsOf(call), kind: 'ended', why: event.why, by: event.by, talkMs, endedAt: now };
}

function factsOf({
  id,
  direction,
  other,
  dialled,
  campaign,
  campaignId,
  isCallBack,
  isListed,
  isTakenUp,
  platformCallId,
}: LiveCall): CallFacts {
  const placed = { ...(isCallBack && { isCallBack }), ...(isListed && { isListed }), ...(isTakenUp && { isTakenUp }) };
  const named = { campaign, ...(campaignId !== undefined && { campaignId }) };
  return { id, direction, other, dialled, platformCallId, ...named, ...placed };
}
