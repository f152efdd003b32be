import { type SipMessage, cseqOf } from '@wpm/sip';

/** A response has the `CSeq` of its request, which no two requests of a dialog share; only the method differs for CANCEL. */
export const keyOf = (message: SipMessage): string => {
  const { number, method } = cseqOf(message);
  return `${number} ${method}`;
};
