import { type Instant, assertNever } from '@wpm/kernel';
import { type Dialog, dialogFromInvite, receiveWithin } from '../dialog/dialog.ts';
import { requestWithin } from '../dialog/request-within.ts';
import { reply } from '../message/build.ts';
import { type EventName, printEvent, printSubscriptionState } from '../message/fields/event.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { refusing } from '../message/refusing.ts';

/** Why a subscription ended, as the subscriber is told (RFC 6665 §4.1.3). */
export type EndReason = 'timeout' | 'deactivated' | 'rejected' | 'noresource';

/** What every subscription has: one dialog, one event package. Plain data. */
type Base = {
  readonly dialog: Dialog;
  readonly event: EventName;
  /** NOTIFYs sent so far: what documents number themselves by. */
  readonly version: number;
};

/**
 * The notifier's side of a subscription (RFC 6665 §4.2). One NOTIFY is under way at a time, so that none overtakes another;
 * what changes meanwhile is told by the next.
 */
export type Subscription =
  /** All that happened is told. */
  | (Base & { readonly state: 'told'; readonly expiresAt: Instant })
  /** A NOTIFY is under way; `stale`: it no longer says how things are. */
  | (Base & { readonly state: 'telling'; readonly expiresAt: Instant; readonly stale: boolean })
  /** The last NOTIFY is under way, or waits for the one before it. */
  | (Base & { readonly state: 'ending'; readonly reason: EndReason; readonly sent: boolean })
  | { readonly state: 'ended' };

/** What is to be done: answer the SUBSCRIBE, or send the NOTIFY that says how things are now. */
export type SubscriptionEffect =
  | { readonly kind: 'respond'; readonly response: SipResponse }
  | { readonly kind: 'notify' };

export type SubscriptionStep = { readonly next: Subscription; readonly effects: readonly SubscriptionEffect[] };

/** A SUBSCRIBE that is allowed, for how long. */
export type Granted = { readonly request: SipRequest; readonly seconds: number; readonly now: Instant };

/** A SUBSCRIBE that begins a dialog. For 0 seconds it is told once how things are, and it is over (§4.4.3). */
export function subscribe(
  { request, seconds, now }: Granted,
  { event, localTag, contact }: { readonly event: EventName; readonly localTag: string; readonly contact: string },
): SubscriptionStep {
  const dialog = dialogFromInvite(request, { localTag, contact });
  const begun = { dialog, event, version: 0 };
  const effects: readonly SubscriptionEffect[] = [
    { kind: 'respond', response: granting(request, { seconds, contact, localTag }) },
    { kind: 'notify' },
  ];
  if (seconds === 0) return { next: { ...begun, state: 'ending', reason: 'timeout', sent: true }, effects };
  return { next: { ...begun, state: 'telling', expiresAt: now + seconds * 1_000, stale: false }, effects };
}

/** A SUBSCRIBE within the dialog: prolongs it, or ends it with 0 seconds; either way the subscriber is told anew (§4.2.1.2). */
export function resubscribe(subscription: Subscription, { request, seconds, now }: Granted): SubscriptionStep {
  if (subscription.state === 'ended' || subscription.state === 'ending')
    return respondOnly(subscription, refusing(request, 481, 'The subscription is over: subscribe again'));
  const received = receiveWithin(subscription.dialog, request);
  if (!received.ok) return respondOnly(subscription, refusing(request, 500, 'The CSeq is lower than one before'));
  const { contact, localTag } = received.value;
  const response = granting(request, { seconds, contact, localTag });
  const prolonged = { ...subscription, dialog: received.value, expiresAt: now + seconds * 1_000 };
  const step = seconds === 0 ? end(prolonged, 'timeout') : change(prolonged);
  return { next: step.next, effects: [{ kind: 'respond', response }, ...step.effects] };
}

/** What is watched has changed. */
export function change(subscription: Subscription): SubscriptionStep {
  switch (subscription.state) {
    case 'told':
      return { next: { ...subscription, state: 'telling', stale: false }, effects: [{ kind: 'notify' }] };
    case 'telling':
      return { next: { ...subscription, stale: true }, effects: [] };
    case 'ending':
    case 'ended':
      return { next: subscription, effects: [] };
    default:
      return assertNever(subscription);
  }
}

/** The subscription is over, by time or by our decision: the subscriber hears why. */
export function end(subscription: Subscription, reason: EndReason): SubscriptionStep {
  switch (subscription.state) {
    case 'told':
    case 'telling': {
      const { dialog, event, version } = subscription;
      const sent = subscription.state === 'told';
      const next = { state: 'ending', dialog, event, version, reason, sent } as const;
      return { next, effects: sent ? [{ kind: 'notify' }] : [] };
    }
    case 'ending':
    case 'ended':
      return { next: subscription, effects: [] };
    default:
      return assertNever(subscription);
  }
}

/** What came of the NOTIFY under way. Whoever does not know it, or does not answer, is not subscribed (§4.2.2). */
export function notified(subscription: Subscription, outcome: number | 'lost'): SubscriptionStep {
  const isTaken = outcome !== 'lost' && outcome >= 200 && outcome < 300;
  switch (subscription.state) {
    case 'telling':
      if (!isTaken) return { next: { state: 'ended' }, effects: [] };
      if (subscription.stale) return { next: { ...subscription, stale: false }, effects: [{ kind: 'notify' }] };
      return { next: told(subscription), effects: [] };
    case 'ending':
      if (!isTaken || subscription.sent) return { next: { state: 'ended' }, effects: [] };
      return { next: { ...subscription, sent: true }, effects: [{ kind: 'notify' }] };
    case 'told':
    case 'ended':
      return { next: subscription, effects: [] };
    default:
      return assertNever(subscription);
  }
}

/** A document that says how things are. */
export type Document = { readonly contentType: string; readonly body: string };

/** The NOTIFY of a `notify` effect, and the subscription that has counted it (§4.2.2). */
export function notify(
  subscription: Exclude<Subscription, { state: 'ended' }>,
  { contentType, body }: Document,
  now: Instant,
): { readonly request: SipRequest; readonly next: Subscription } {
  const standing =
    subscription.state === 'ending'
      ? { state: 'terminated', reason: subscription.reason }
      : { state: 'active', expires: Math.max(0, Math.ceil((subscription.expiresAt - now) / 1_000)) };
  const { request, dialog } = requestWithin(subscription.dialog, 'NOTIFY', {
    headers: [
      ['Event', printEvent(subscription.event)],
      ['Subscription-State', printSubscriptionState(standing)],
    ],
    body,
    contentType,
  });
  return { request, next: { ...subscription, dialog, version: subscription.version + 1 } };
}

function told(subscription: Extract<Subscription, { state: 'telling' }>): Subscription {
  const { dialog, event, version, expiresAt } = subscription;
  return { state: 'told', dialog, event, version, expiresAt };
}

function respondOnly(next: Subscription, response: SipResponse): SubscriptionStep {
  return { next, effects: [{ kind: 'respond', response }] };
}

type Grant = { readonly seconds: number; readonly contact: string; readonly localTag: string };

/** RFC 6665 §4.2.1.1: 200, never 202, and for how long. */
function granting(request: SipRequest, { seconds, contact, localTag }: Grant): SipResponse {
  const headers = [
    ['Expires', String(seconds)],
    ['Contact', `<${contact}>`],
  ] as const;
  return reply(request, 200, { toTag: localTag, headers });
}
