import type { Replaces } from '../message/fields/replaces.ts';
import { type Result, ok, refuse } from '@wpm/kernel';
import { callIdOf, contactOf, cseqOf, fromOf, toOf } from '../message/accessors.ts';
import type { SipMessage, SipRequest, SipResponse } from '../message/message.ts';
import { type NameAddr, parseNameAddr, printNameAddr, tagOf } from '../message/name-addr.ts';
import { isSips } from '../message/sips.ts';

/**
 * What one end knows of a dialog (RFC 3261 §12). Plain JSON: it can be journalled and read back after a restart.
 */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  /** Empty where the other end knows no tags (RFC 2543, §12.1.1). */
  readonly remoteTag: string;
  /** Our `From` in this dialog, without the tag. */
  readonly localUri: string;
  /** Our `To` in this dialog, without the tag. */
  readonly remoteUri: string;
  /** URI requests go to: the other end's `Contact`. */
  readonly remoteTarget: string;
  /** `Route` values, nearest first. */
  readonly routeSet: readonly string[];
  /** Number of our last request; 0 before the first. */
  readonly localSeq: number;
  /** Number of the other end's last request; null before the first. */
  readonly remoteSeq: number | null;
  /** URI of our `Contact`. */
  readonly contact: string;
  readonly secure: boolean;
}

/** The dialog of a UAS that answers the INVITE with a provisional response over 100 or a 2xx (RFC 3261 §12.1.1). */
export function dialogFromInvite(
  request: SipRequest,
  { localTag, contact }: { readonly localTag: string; readonly contact: string },
): Dialog {
  const from = fromOf(request);
  return {
    callId: callIdOf(request),
    localTag,
    remoteTag: tagOf(from) ?? '',
    localUri: withoutTag(toOf(request)),
    remoteUri: withoutTag(from),
    remoteTarget: contactOf(request)?.uri ?? from.uri,
    routeSet: request.headers.all('Record-Route'),
    localSeq: 0,
    remoteSeq: cseqOf(request).number,
    contact,
    secure: isSips(request.uri),
  };
}

export interface NoDialog {
  /** The response is a 100, a refusal, or has no tag in `To`; or a 2xx says no `Contact`. */
  readonly code: 'dialog/not-formed' | 'dialog/no-contact';
}

/** The dialog of a UAC whose request got this response (RFC 3261 §12.1.2); every tag in `To` is a dialog of its own. */
export function dialogFromResponse(request: SipRequest, response: SipResponse): Result<Dialog, NoDialog> {
  const { status } = response;
  const remoteTag = tagOf(toOf(response));
  if (status <= 100 || status >= 300 || remoteTag === undefined) return refuse({ code: 'dialog/not-formed' });
  const remoteContact = contactOf(response)?.uri;
  if (status >= 200 && remoteContact === undefined) return refuse({ code: 'dialog/no-contact' });
  const from = fromOf(request);
  return ok({
    callId: callIdOf(request),
    localTag: tagOf(from) ?? '',
    remoteTag,
    localUri: withoutTag(from),
    remoteUri: withoutTag(toOf(request)),
    remoteTarget: remoteContact ?? request.uri,
    routeSet: response.headers.all('Record-Route').toReversed(),
    // The number of the try that was answered: a challenged request was sent again with another (RFC 3261 §22.2).
    localSeq: cseqOf(response).number,
    remoteSeq: null,
    contact: contactOf(request)?.uri ?? from.uri,
    secure: isSips(request.uri),
  });
}

/**
 * Takes note of a request within the dialog (RFC 3261 §12.2.2): its number, and the new target of a target refresh.
 * ACK and CANCEL carry the number of their INVITE and are let through. Answer a refusal with 500.
 */
export function receiveWithin(
  dialog: Dialog,
  request: SipRequest,
): Result<Dialog, { readonly code: 'dialog/out-of-order' }> {
  if (request.method === 'ACK' || request.method === 'CANCEL') return ok(dialog);
  const { number } = cseqOf(request);
  if (dialog.remoteSeq !== null && number < dialog.remoteSeq) return refuse({ code: 'dialog/out-of-order' });
  return ok(refreshTarget({ ...dialog, remoteSeq: number }, request));
}

/** Methods whose `Contact` replaces the remote target (RFC 3261 §12.2, 3311 §5.1, 3515 §2.4.1, 6665 §4.4.1). */
export const TARGET_REFRESH: ReadonlySet<string> = new Set(['INVITE', 'UPDATE', 'SUBSCRIBE', 'NOTIFY', 'REFER']);

/** The dialog with the remote target a target-refresh request, or the 2xx to one, carries; any other message changes nothing. */
export function refreshTarget(dialog: Dialog, message: SipMessage): Dialog {
  const accepted = message.kind === 'request' || (message.status >= 200 && message.status < 300);
  if (!accepted || !TARGET_REFRESH.has(cseqOf(message).method)) return dialog;
  const remoteTarget = contactOf(message)?.uri;
  return remoteTarget === undefined ? dialog : { ...dialog, remoteTarget };
}

/**
 * Which dialog a message belongs to, in the format of `idOfDialog`.
 * @param side our part in the message's transaction: `uas` where we received the request, `uac` where we sent it
 */
export function dialogIdOf(message: SipMessage, side: 'uas' | 'uac'): string {
  const from = tagOf(fromOf(message)) ?? '';
  const to = tagOf(toOf(message)) ?? '';
  return side === 'uas' ? dialogId(callIdOf(message), to, from) : dialogId(callIdOf(message), from, to);
}

/** Call-ID, local tag, remote tag (RFC 3261 §12). */
export function idOfDialog({ callId, localTag, remoteTag }: Dialog): string {
  return dialogId(callId, localTag, remoteTag);
}

/** Which dialog of ours a `Replaces` names, in the format of `idOfDialog`: its to-tag is ours (RFC 3891 §3). */
export const replacedDialog = ({ callId, toTag, fromTag }: Replaces): string => dialogId(callId, toTag, fromTag);

// `|` can stand neither in a Call-ID nor in a tag (RFC 3261 §25.1 word, token).
const dialogId = (callId: string, localTag: string, remoteTag: string): string => `${callId}|${localTag}|${remoteTag}`;

function withoutTag(nameAddr: NameAddr): string {
  const { tag: _, ...params } = nameAddr.params;
  return printNameAddr({ ...nameAddr, params });
}

/** A dialog's `localUri` or `remoteUri` with its tag put back. */
export function withTag(nameAddrText: string, tag: string): NameAddr {
  const read = parseNameAddr(nameAddrText);
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.detail}`);
  return tag === '' ? read.value : { ...read.value, params: { ...read.value.params, tag } };
}
