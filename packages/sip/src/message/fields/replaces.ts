import type { SipMessage } from '../message.ts';
import { param, parseParametrised } from '../params.ts';

/** The dialog an INVITE takes the place of, as its receiver knows it (RFC 3891 §6.1). */
export interface Replaces {
  readonly callId: string;
  /** The receiver's own tag. */
  readonly toTag: string;
  readonly fromTag: string;
  /** Only if the dialog is not answered yet. */
  readonly earlyOnly: boolean;
}

/** Reads `Replaces`; undefined where it is none, or has not both tags. */
export function parseReplaces(text: string): Replaces | undefined {
  const read = parseParametrised(text);
  const toTag = read && param(read.params, 'to-tag');
  const fromTag = read && param(read.params, 'from-tag');
  if (!read || toTag === undefined || fromTag === undefined) return undefined;
  return { callId: read.word, toTag, fromTag, earlyOnly: read.params['early-only'] !== undefined };
}

/** The fields that name dialogs to be replaced: more than one is an error (RFC 3891 §3). */
export const replacesOf = (message: SipMessage): readonly (Replaces | undefined)[] =>
  message.headers.all('Replaces').map(parseReplaces);

export function printReplaces({ callId, toTag, fromTag, earlyOnly }: Replaces): string {
  return `${callId};to-tag=${toTag};from-tag=${fromTag}${earlyOnly ? ';early-only' : ''}`;
}
