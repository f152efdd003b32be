import type { SipLadder } from '@wpm/contract';

/** The messages one after the other, as programs that read SIP write them: what is sent on to a carrier. */
export function ladderText({ participants, messages }: SipLadder): string {
  return messages
    .flatMap(({ at, from, to, text }) => [`${at}  ${participants[from]} → ${participants[to]}`, '', text.trimEnd(), ''])
    .join('\r\n');
}
