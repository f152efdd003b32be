import { type Dialog } from '../dialog/dialog.ts';
import { requestWithin } from '../dialog/request-within.ts';
import { printEvent, printSubscriptionState } from '../message/fields/event.ts';
import type { SipRequest } from '../message/message.ts';
import { reasonPhrase } from '../message/reason-phrases.ts';
import type { Refer } from './refer.ts';

/**
 * The subscription a REFER makes by itself (RFC 3515 §2.4.4), plain JSON. Its notifications go out one at a time, so that
 * none overtakes another: of those that wait, only the newest is worth sending.
 */
export type ReferSubscription = {
  /** Number of the REFER. */
  readonly id: number;
  /** False where its sender wants to hear nothing (RFC 4488): then nothing is sent. */
  readonly notifies: boolean;
  readonly underWay: boolean;
  /** Status that waits for the answer to the notification before. */
  readonly waiting: number | null;
};

/** Longest a transfer takes: both ends ring half a minute each at most. */
const EXPIRES = 90;

export const subscribed = ({ number, subscribes }: Refer): ReferSubscription => ({
  id: number,
  notifies: subscribes,
  underWay: false,
  waiting: null,
});

/** The fields of the 202 that accepts a REFER. */
export const fieldsOfAccepted = ({ subscribes }: Refer): readonly (readonly [string, string])[] =>
  // RFC 4488 §4: whoever grants the wish says so.
  subscribes ? [] : [['Refer-Sub', 'false']];

/** What comes of one step: the subscription (null once it is over), the dialog that has counted, and what is sent. */
export type ReferStep = {
  readonly next: ReferSubscription | null;
  readonly dialog: Dialog;
  readonly request: SipRequest | null;
};

/**
 * Tells how the call that was asked for stands: `100`, `180`, or a final status, with which the subscription ends
 * (RFC 3515 §2.4.5). A final one waits for nothing.
 */
export function referStands(subscription: ReferSubscription, dialog: Dialog, status: number): ReferStep {
  const isFinal = status >= 200;
  if (!subscription.notifies) return { next: isFinal ? null : subscription, dialog, request: null };
  if (subscription.underWay && !isFinal) return { next: { ...subscription, waiting: status }, dialog, request: null };
  const notified = notification(subscription, dialog, status);
  return { ...notified, next: isFinal ? null : { ...subscription, underWay: true, waiting: null } };
}

/** A notification was answered, finally, or by nothing. A refused one ends the subscription (RFC 6665 §4.2.2). */
export function referNotified(subscription: ReferSubscription, dialog: Dialog, accepted: boolean): ReferStep {
  if (!accepted) return { next: { ...subscription, notifies: false, underWay: false }, dialog, request: null };
  const idle: ReferSubscription = { ...subscription, underWay: false, waiting: null };
  return subscription.waiting === null
    ? { next: idle, dialog, request: null }
    : referStands(idle, dialog, subscription.waiting);
}

function notification({ id }: ReferSubscription, dialog: Dialog, status: number) {
  const isFinal = status >= 200;
  return requestWithin(dialog, 'NOTIFY', {
    headers: [
      ['Event', printEvent({ package: 'refer', id: String(id), params: {} })],
      [
        'Subscription-State',
        printSubscriptionState(
          isFinal ? { state: 'terminated', reason: 'noresource' } : { state: 'active', expires: EXPIRES },
        ),
      ],
    ],
    // RFC 3420: the status line of the response is enough, and nothing of the other side's identity leaks by it.
    body: `SIP/2.0 ${status} ${reasonPhrase(status)}\r\n`,
    contentType: 'message/sipfrag;version=2.0',
  });
}
