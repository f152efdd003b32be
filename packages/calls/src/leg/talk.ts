import { type Dialog, type ReferSubscription, type SessionTimer, type SipMessage, idOfDialog } from '@wpm/sip';

/** One end's part of a session, plain JSON: it is journalled with the call and gone on with after a restart. */
export type Session = {
  readonly dialog: Dialog;
  /** Null where the other end keeps none (RFC 4028). */
  readonly timer: SessionTimer | null;
  /** Whether the other end takes UPDATE (RFC 3311 §4: its `Allow` says so). */
  readonly updates: boolean;
  /** Whether the INVITE was ours: the owner of the Call-ID waits longer after a glare (RFC 3261 §14.1). */
  readonly caller: boolean;
  /** The REFER of the other end that is being dealt with: one at a time. Null where there is none. */
  readonly refer: ReferSubscription | null;
  /** The last SDP of ours the other end has. */
  readonly sdp: string;
  /** It is an offer, because the media they knew are gone: not sent yet, or not answered. Absent where all is settled. */
  readonly reoffer?: 'due' | 'sent';
};

/**
 * Where offer and answer stand (RFC 3264, RFC 6337 §2). `initial`: those of the INVITE are not both sent; `theirs`: we owe an
 * answer, or the offer they asked for; `ours`: their answer is to come by ACK, PRACK or the response to our re-INVITE.
 */
export type Exchange = 'initial' | 'idle' | 'theirs' | 'ours';

/** A session and what is being said about it. */
export type Talk = { readonly session: Session; readonly exchange: Exchange };

/** The same talk with another dialog. */
export function inDialog(talk: Talk, dialog: Dialog): Talk {
  return { ...talk, session: { ...talk.session, dialog } };
}

/** Which dialog it is in, as `idOfDialog` gives it. */
export const idOfTalk = ({ session }: Talk): string => idOfDialog(session.dialog);

/** Whether the talk is in this dialog. @param id as `idOfDialog` gives it */
export const isOf = (talk: Talk, id: string): boolean => idOfTalk(talk) === id;

/** Whether the sender takes UPDATE; an `Allow` that is missing changes nothing (RFC 3261 §20.5). */
export function takesUpdate(message: SipMessage, before = false): boolean {
  const allowed = message.headers.all('Allow');
  return allowed.length === 0 ? before : allowed.includes('UPDATE');
}
