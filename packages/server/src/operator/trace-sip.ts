import { once } from 'node:events';
import type { SipLadder } from '@wpm/contract';
import type { SipLadderRow, SipLadders } from '@wpm/store';
import { ladderOf, senderAndReceiver } from '../telephony/sip-trace/ladder.ts';
import { fieldOf, summaryOf, userOf } from '../telephony/sip-trace/message-text.ts';
import { unpackLadder } from '../telephony/sip-trace/packed-ladder.ts';
import type { SipTrace, TracedCall } from '../telephony/sip-trace/sip-trace.ts';
import type { Asker } from './operator-socket.ts';
import type { OperatorRefusal, OperatorRequest, TraceAnswer } from './protocol.ts';

type TraceRequest = Extract<OperatorRequest, { verb: 'sip-trace' }>;

/** Where SIP is found: in memory, and of calls that are over in the database. */
export type SipFound = { readonly trace: SipTrace; readonly ladders: Pick<SipLadders, 'named' | 'ofNumber'> };

/** The ladder of a call, wherever it was found. */
type FoundLadder = { readonly callId: string | null; readonly sipCallId: string; readonly ladder: SipLadder };

const LONGEST_LIST = 50;
const MOST_LADDERS = 10;

/** The list of calls; the ladders of those asked for; or, following, every message as it comes. */
export async function traceSip(
  found: SipFound,
  request: TraceRequest,
  asker: Asker,
): Promise<OperatorRefusal | undefined> {
  if (request.follow) return follow(found.trace, request, asker);
  if (request.call === undefined && request.number === undefined) return list(found.trace, asker);
  const ladders = await laddersOf(found, request);
  if (ladders.length === 0)
    return { code: 'operator/not-found', detail: 'nothing of such a call is kept: it never was, or its time is over' };
  // The newest stands last, where the reader's eyes are.
  for (const one of ladders.slice(0, MOST_LADDERS).toReversed())
    asker.tell({ kind: 'ladder', ...headOf(one), ladder: one.ladder } satisfies TraceAnswer);
  return undefined;
}

async function follow(trace: SipTrace, { call, number }: TraceRequest, { tell, gone }: Asker): Promise<undefined> {
  using _listening = trace.listen((entry) => {
    const sipCallId = fieldOf(entry.text, 'Call-ID') ?? '';
    const callId = trace.callOf(sipCallId);
    if (call !== undefined && call !== callId && call !== sipCallId) return;
    if (!concerns(entry.text, number)) return;
    const [sender, receiver] = senderAndReceiver(entry);
    const at = new Date(entry.at).toISOString();
    const what = { ...partiesIn(entry.text), callId: callId ?? null, sipCallId, at, sender, receiver };
    tell({ kind: 'message', ...what, summary: summaryOf(entry.text) } satisfies TraceAnswer);
  });
  if (!gone.aborted) await once(gone, 'abort');
  return undefined;
}

/** The calls there were lately, the newest last. */
function list(trace: SipTrace, { tell }: Asker): undefined {
  for (const call of [...trace.calls()].slice(0, LONGEST_LIST).toReversed()) {
    const found = inMemory(call);
    const { messages } = found.ladder;
    const last = messages.at(-1)?.summary ?? '';
    tell({ kind: 'call', ...headOf(found), messages: messages.length, last } satisfies TraceAnswer);
  }
}

/** The newest first. What was kept of a call is the whole of it, so memory is asked only for others. */
async function laddersOf({ trace, ladders }: SipFound, { call, number }: TraceRequest): Promise<FoundLadder[]> {
  const rows = await (call === undefined
    ? ladders.ofNumber(number ?? '', MOST_LADDERS)
    : ladders.named(call, MOST_LADDERS));
  const kept = await Promise.all(rows.map(unpacked));
  const known = new Set(kept.map(({ callId }) => callId));
  const others = (call === undefined ? [...trace.calls()] : callsNamed(trace, call))
    .filter(({ callId }) => callId === undefined || !known.has(callId))
    .filter(({ conversations }) => concerns(conversations[0]?.entries[0]?.text ?? '', number))
    .slice(0, MOST_LADDERS)
    .map(inMemory);
  return [...kept, ...others].toSorted((a, b) => startOf(b).localeCompare(startOf(a)));
}

function callsNamed(trace: SipTrace, name: string): readonly TracedCall[] {
  const ours = trace.ofCall(name);
  const found = ours.conversations.length > 0 ? ours : trace.bySipCallId(name);
  return found.conversations.length > 0 ? [found] : [];
}

async function unpacked({ callId, sipCallIds, packed }: SipLadderRow): Promise<FoundLadder> {
  return { callId, sipCallId: sipCallIds[0] ?? '', ladder: await unpackLadder(packed) };
}

function inMemory(call: TracedCall): FoundLadder {
  return {
    callId: call.callId ?? null,
    sipCallId: call.conversations[0]?.sipCallId ?? '',
    ladder: ladderOf(call),
  };
}

function headOf({ callId, sipCallId, ladder }: FoundLadder) {
  return { callId, sipCallId, ...partiesIn(textIn(ladder)), at: startOf({ ladder }) };
}

function startOf({ ladder }: Pick<FoundLadder, 'ladder'>): string {
  return ladder.messages[0]?.at ?? new Date(0).toISOString();
}

function textIn(ladder: SipLadder): string {
  return ladder.messages[0]?.text ?? '';
}

function partiesIn(text: string): { from: string; to: string } {
  const partyIn = (name: 'From' | 'To') => {
    const value = fieldOf(text, name) ?? '';
    return userOf(value) ?? value.slice(0, 40);
  };
  return { from: partyIn('From'), to: partyIn('To') };
}

/** Whether the number is a part of what either end is called. */
function concerns(text: string, number: string | undefined): boolean {
  if (number === undefined) return true;
  const { from, to } = partiesIn(text);
  return from.includes(number) || to.includes(number);
}
