import {
  type ClientEvent,
  type Destination,
  type OutgoingRequest,
  type SipRequest,
  type SipResponse,
  type SipStack,
  cseqOf,
} from '@wpm/sip';
import { type Answer, type Credentials, type NoAnswer, answerFor, isChallenge, isStale } from './challenge.ts';

/** A registrar and a proxy before it may both ask, and each may call its first nonce stale. */
const MOST_TRIES = 4;

/** A request that may be challenged, and who hears of it. */
export type ChallengedRequest = {
  readonly request: SipRequest;
  readonly destination: Destination;
  readonly credentials: Credentials | null;
  /** The `CSeq` number of the next try. */
  readonly numbers: () => number;
  /** What comes to the last try; challenges that were answered are not heard. */
  readonly on: (event: ClientEvent) => void;
  /** A challenge that stays unanswered; its response is not heard by `on`. */
  readonly unanswered: (why: NoAnswer) => void;
  /** Credentials were sent: an ACK must carry the same (RFC 3261 §13.2.2.4). */
  readonly answeredWith?: (answer: Answer) => void;
};

/** Sends a request and answers the challenges to it, each once, and once more where only the nonce was stale. */
export function sendChallenged(stack: Pick<SipStack, 'request'>, wanted: ChallengedRequest): OutgoingRequest {
  let request = wanted.request;
  let tries = 1;
  let isCancelled = false;
  const answered = new Map<Answer['name'], number>();
  const send = (): OutgoingRequest => stack.request(request, wanted.destination, (event) => hear(event));
  const hear = (event: ClientEvent): void => {
    // Who takes a request back while it is challenged wants no second one.
    if (event.kind !== 'response' || !isChallenge(event.response) || isCancelled) return wanted.on(event);
    const answer = answerFor(event.response, request, wanted.credentials);
    if (!answer.ok) return wanted.unanswered(answer.error);
    if (tries === MOST_TRIES || !mayAnswer(event.response, answered.get(answer.value.name) ?? 0)) {
      return wanted.on(event);
    }
    tries++;
    answered.set(answer.value.name, (answered.get(answer.value.name) ?? 0) + 1);
    request = withAnswer(request, answer.value, wanted.numbers());
    wanted.answeredWith?.(answer.value);
    underWay = send();
  };
  let underWay = send();
  return {
    get request() {
      return underWay.request;
    },
    cancel: (headers) => {
      isCancelled = true;
      underWay.cancel(headers);
    },
  };
}

/** A second challenge means that the credentials are wrong, unless it says that only the nonce was. */
function mayAnswer(response: SipResponse, times: number): boolean {
  return times === 0 || (times === 1 && isStale(response));
}

/** RFC 3261 §22.2: the same request with its credentials and a higher number. */
function withAnswer(request: SipRequest, { name, value }: Answer, number: number): SipRequest {
  const headers = request.headers.clone();
  headers.set(name, value);
  headers.set('CSeq', `${number} ${cseqOf(request).method}`);
  return { ...request, headers };
}
