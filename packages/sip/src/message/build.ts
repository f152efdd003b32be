import { Headers } from './headers.ts';
import type { SipRequest, SipResponse } from './message.ts';
import { type NameAddr, parseNameAddr, printNameAddr, tagOf } from './name-addr.ts';
import { reasonPhrase } from './reason-phrases.ts';

export interface NewRequest {
  readonly method: string;
  readonly uri: string;
  readonly from: NameAddr;
  readonly to: NameAddr;
  readonly callId: string;
  readonly cseq: number;
  readonly headers?: Iterable<readonly [name: string, value: string]>;
  readonly body?: string;
  readonly contentType?: string;
}

/** A request with the fields every one must have (RFC 3261 §8.1.1) but `Via`: the stack adds that when it knows the way. */
export function makeRequest(wanted: NewRequest): SipRequest {
  const headers = new Headers([
    ['Max-Forwards', '70'],
    ['From', printNameAddr(wanted.from)],
    ['To', printNameAddr(wanted.to)],
    ['Call-ID', wanted.callId],
    ['CSeq', `${wanted.cseq} ${wanted.method}`],
  ]);
  addOptional(headers, wanted);
  return { kind: 'request', method: wanted.method, uri: wanted.uri, headers, body: wanted.body ?? '' };
}

export interface ReplyOptions {
  readonly reason?: string;
  /** Put into `To` unless the request already has a tag there. */
  readonly toTag?: string;
  readonly headers?: Iterable<readonly [name: string, value: string]>;
  readonly body?: string;
  readonly contentType?: string;
}

/** A response to the request (RFC 3261 §8.2.6): what must be copied is copied, as far as the request has it. */
export function reply(request: SipRequest, status: number, options: ReplyOptions = {}): SipResponse {
  const headers = request.headers.only(copiedBy(status));
  const { toTag } = options;
  if (toTag !== undefined) addToTag(headers, () => toTag);
  addOptional(headers, options);
  return {
    kind: 'response',
    status,
    reason: options.reason ?? reasonPhrase(status),
    headers,
    body: options.body ?? '',
  };
}

const COPIED: ReadonlySet<string> = new Set(['via', 'from', 'to', 'call-id', 'cseq']);
const COPIED_BY_100: ReadonlySet<string> = new Set([...COPIED, 'timestamp']);
/** RFC 3261 §12.1.1: whoever forms a dialog must learn the route. */
const COPIED_BY_DIALOG: ReadonlySet<string> = new Set([...COPIED, 'record-route']);

function copiedBy(status: number): ReadonlySet<string> {
  if (status === 100) return COPIED_BY_100;
  return status < 300 ? COPIED_BY_DIALOG : COPIED;
}

/** Adds the tag to `To` unless there is one, also where `To` cannot be read whole: a refusal copies it as it came. */
export function addToTag(headers: Headers, tag: () => string): void {
  const to = headers.get('To');
  if (to === undefined) return;
  const read = headers.view('To', parseNameAddr);
  const tagged = read?.ok ? tagOf(read.value) !== undefined : /;\s*tag\s*=/i.test(to);
  if (!tagged) headers.set('To', `${to};tag=${tag()}`);
}

function addOptional(headers: Headers, { headers: more, contentType }: Pick<ReplyOptions, 'headers' | 'contentType'>) {
  for (const [name, value] of more ?? []) headers.add(name, value);
  if (contentType !== undefined) headers.set('Content-Type', contentType);
}
