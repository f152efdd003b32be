/** The response a PRACK acknowledges (RFC 3262 §7.2). */
export interface RAck {
  /** `RSeq` of the response. */
  readonly rseq: number;
  /** `CSeq` of the request it answers. */
  readonly cseq: number;
  readonly method: string;
}

/** Reads `RSeq`: 1…2^32−1 (RFC 3262 §7.1); undefined where it is anything else. */
export function parseRSeq(text: string): number | undefined {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return number > 0 && number < 2 ** 32 ? number : undefined;
}

/** Reads `RAck`; undefined where it is none. */
export function parseRAck(text: string): RAck | undefined {
  const [, response = '', request = '', method = ''] = /^(\d{1,10})[ \t]+(\d{1,10})[ \t]+(\S+)$/.exec(text) ?? [];
  const rseq = parseRSeq(response);
  if (rseq === undefined || Number(request) >= 2 ** 31) return undefined;
  return { rseq, cseq: Number(request), method };
}

export function printRAck({ rseq, cseq, method }: RAck): string {
  return `${rseq} ${cseq} ${method}`;
}
