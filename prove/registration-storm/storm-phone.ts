import { setTimeout as delay } from 'node:timers/promises';
import { type SipRequest, answerChallenge, makeRequest, printMessage } from '@wpm/sip';
import type { StormPhone } from './make-phones.ts';

/** How a phone's requests travel: by datagrams that are sent again (RFC 3261 §17.1.2), or along a connection. */
export type StormLine = {
  readonly transport: 'UDP' | 'WS';
  readonly sentBy: string;
  readonly send: (text: string) => void;
  /** Who waits for a response, by branch. */
  readonly waiting: Map<string, (text: string) => void>;
};

/** What all phones of the storm have met with so far. */
export type Tally = {
  registered: number;
  /** Requests that were sent again because nothing came back. */
  again: number;
  /** Requests nothing came back for in 32 s. */
  unanswered: number;
  /** Refusals, by their status; a challenge is none. */
  readonly refused: Record<string, number>;
};

const T1_MS = 500;
const T2_MS = 4_000;
const GIVE_UP_MS = 32_000;
/** What is waited where nobody says how long. */
const REST_MS = 5_000;

/** A phone that registers as long as it takes: challenged, asked to come back later, or not answered at all. */
export async function registerAtLast(phone: StormPhone, line: StormLine, tally: Tally, cseq: number): Promise<void> {
  const { login, authUser: user, password } = phone;
  const ask = (number: number, authorization?: string) =>
    responseTo(requestOf(login, line, { cseq: number, authorization }), line, tally);
  for (let number = cseq; ; number += 2) {
    let response = await ask(number);
    if (response !== undefined && statusOf(response) === '401') {
      const challenges = [...response.matchAll(/WWW-Authenticate: (.*)\r/g)].map(([, value = '']) => value);
      const answer = answerChallenge(challenges, { method: 'REGISTER', uri: `sip:${DOMAIN}`, user, password });
      if (!answer.ok) throw new Error(response);
      response = await ask(number + 1, answer.value);
    }
    if (response === undefined) tally.unanswered++;
    else if (statusOf(response) === '200') break;
    else tally.refused[statusOf(response)] = (tally.refused[statusOf(response)] ?? 0) + 1;
    const seconds = Number(/Retry-After: (\d+)/.exec(response ?? '')?.[1]);
    await delay(Number.isNaN(seconds) ? REST_MS : seconds * 1_000);
  }
  tally.registered++;
}

const DOMAIN = 'demo.local';
const statusOf = (response: string): string => response.slice(8, 11);

type Numbered = { readonly cseq: number; readonly authorization: string | undefined };

function requestOf(login: string, { transport, sentBy }: StormLine, { cseq, authorization }: Numbered): SipRequest {
  const party = { uri: `sip:${login}@${DOMAIN}`, params: {} };
  const way = transport === 'WS' ? ';transport=ws' : '';
  return makeRequest({
    method: 'REGISTER',
    uri: `sip:${DOMAIN}`,
    from: { ...party, params: { tag: `t${login}` } },
    to: party,
    callId: `storm-${login}`,
    cseq,
    headers: [
      ['Via', `SIP/2.0/${transport} ${sentBy};branch=z9hG4bK${login}x${cseq};rport`],
      ['Contact', `<sip:${login}@${sentBy}${way};ob>;expires=300`],
      ['User-Agent', 'Storm 1.0'],
      ...(authorization === undefined ? [] : [['Authorization', authorization] as const]),
    ],
  });
}

/** The final response; undefined where none came in time. */
function responseTo(request: SipRequest, line: StormLine, tally: Tally): Promise<string | undefined> {
  const text = printMessage(request);
  const branch = branchOf(text);
  return new Promise((resolve) => {
    const began = performance.now();
    let timer: NodeJS.Timeout;
    const end = (response: string | undefined): void => {
      clearTimeout(timer);
      line.waiting.delete(branch);
      resolve(response);
    };
    const wait = (ms: number): void => {
      timer = setTimeout(() => {
        if (performance.now() - began >= GIVE_UP_MS) return end(undefined);
        if (line.transport === 'UDP') {
          tally.again++;
          line.send(text);
        }
        wait(Math.min(2 * ms, T2_MS));
      }, ms);
    };
    line.waiting.set(branch, end);
    line.send(text);
    wait(T1_MS);
  });
}

/** Hands a response to whoever waits for it; a provisional one ends no wait. */
export function takeResponse(text: string, { waiting }: Pick<StormLine, 'waiting'>): void {
  if (!text.startsWith('SIP/2.0 1')) waiting.get(branchOf(text))?.(text);
}

const branchOf = (text: string): string => /branch=(z9hG4bK\w+)/.exec(text)?.[1] ?? '';
