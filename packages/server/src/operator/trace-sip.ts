import { once } from 'node:events';
import type { TraceEntry } from '@wpm/sip';
import { ladderOf, senderAndReceiver } from '../telephony/sip-trace/ladder.ts';
import { fieldOf, summaryOf, userOf } from '../telephony/sip-trace/message-text.ts';
import type { SipTrace, TracedCall } from '../telephony/sip-trace/sip-trace.ts';
import type { Asker } from './operator-socket.ts';
import type { OperatorRefusal, OperatorRequest, TraceAnswer } from './protocol.ts';

type TraceRequest = Extract<OperatorRequest, { verb: 'sip-trace' }>;

const LONGEST_LIST = 50;
const MOST_LADDERS = 10;

/** The list of calls; the ladders of those asked for; or, following, every message as it comes. */
export async function traceSip(
  trace: SipTrace,
  request: TraceRequest,
  asker: Asker,
): Promise<OperatorRefusal | undefined> {
  if (request.follow) return follow(trace, request, asker);
  const found = request.call === undefined ? [...trace.calls()] : callsNamed(trace, request.call);
  const wanted = found.filter((call) => concerns(firstOf(call), request.number));
  const isList = request.call === undefined && request.number === undefined;
  if (wanted.length === 0 && !isList)
    return { code: 'operator/not-found', detail: 'nothing of such a call is kept: it never was, or made room' };
  // The newest stands last, where the reader's eyes are.
  for (const call of wanted.slice(0, isList ? LONGEST_LIST : MOST_LADDERS).toReversed())
    asker.tell(
      isList ? listed(call) : ({ kind: 'ladder', ...headOf(call), ladder: ladderOf(call) } satisfies TraceAnswer),
    );
  return undefined;
}

async function follow(trace: SipTrace, { call, number }: TraceRequest, { tell, gone }: Asker): Promise<undefined> {
  using _listening = trace.listen((entry) => {
    const sipCallId = fieldOf(entry.text, 'Call-ID') ?? '';
    const callId = trace.callOf(sipCallId);
    if (call !== undefined && call !== callId && call !== sipCallId) return;
    if (!concerns(entry, number)) return;
    const [sender, receiver] = senderAndReceiver(entry);
    const what = { ...partiesIn(entry), callId: callId ?? null, sipCallId, at: instant(entry), sender, receiver };
    tell({ kind: 'message', ...what, summary: summaryOf(entry.text) } satisfies TraceAnswer);
  });
  if (!gone.aborted) await once(gone, 'abort');
  return undefined;
}

function callsNamed(trace: SipTrace, name: string): readonly TracedCall[] {
  const ours = trace.ofCall(name);
  const found = ours.conversations.length > 0 ? ours : trace.bySipCallId(name);
  return found.conversations.length > 0 ? [found] : [];
}

function listed(call: TracedCall): TraceAnswer {
  const entries = call.conversations.flatMap((each) => each.entries).toSorted((a, b) => a.at - b.at);
  const last = entries.at(-1);
  return { kind: 'call', ...headOf(call), messages: entries.length, last: last ? summaryOf(last.text) : '' };
}

function headOf(call: TracedCall) {
  const first = firstOf(call);
  return {
    callId: call.callId ?? null,
    sipCallId: call.conversations[0]?.sipCallId ?? '',
    ...partiesIn(first),
    at: first ? instant(first) : new Date(0).toISOString(),
  };
}

function firstOf({ conversations }: TracedCall): TraceEntry | undefined {
  return conversations[0]?.entries[0];
}

function partiesIn(entry: TraceEntry | undefined): { from: string; to: string } {
  const partyIn = (name: 'From' | 'To') => {
    const value = fieldOf(entry?.text ?? '', name) ?? '';
    return userOf(value) ?? value.slice(0, 40);
  };
  return { from: partyIn('From'), to: partyIn('To') };
}

/** Whether the number is a part of what either end is called. */
function concerns(entry: TraceEntry | undefined, number: string | undefined): boolean {
  if (number === undefined) return true;
  const { from, to } = partiesIn(entry);
  return from.includes(number) || to.includes(number);
}

function instant({ at }: TraceEntry): string {
  return new Date(at).toISOString();
}
