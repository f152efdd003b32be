import type { SipLadder } from '@wpm/contract';
import type { Endpoint, TraceEntry } from '@wpm/sip';
import { maskSecrets } from './mask-secrets.ts';
import { summaryOf } from './message-text.ts';
import type { TracedCall } from './sip-trace.ts';

const PLATFORM = 'platform';

/** The call as a ladder: who took part, from left to right as they appeared, and what they said to whom, in order. */
export function ladderOf({ conversations }: TracedCall): SipLadder {
  const entries = conversations.flatMap((each) => each.entries).toSorted((a, b) => a.at - b.at);
  const names = participantsIn(entries);
  const start = entries[0]?.at ?? 0;
  const seen = new Set<string>();
  const messages = entries.map((entry, index): SipLadder['messages'][number] => {
    const [from, to] = senderAndReceiver(entry).map((name) => names.indexOf(name));
    const isRepeated = seen.has(`${entry.direction} ${entry.text}`);
    seen.add(`${entry.direction} ${entry.text}`);
    return {
      at: new Date(entry.at).toISOString(),
      sinceStartMs: rounded(entry.at - start),
      sincePreviousMs: rounded(entry.at - (entries[index - 1]?.at ?? entry.at)),
      from: from ?? 0,
      to: to ?? 0,
      transport: entry.transport,
      summary: summaryOf(entry.text),
      isRepeated,
      text: maskSecrets(entry.text),
    };
  });
  return { participants: names, messages, forgotten: conversations.reduce((sum, each) => sum + each.forgotten, 0) };
}

/** Who spoke first stands left, the platform between that side and all others. */
function participantsIn(entries: readonly TraceEntry[]): string[] {
  const [first, ...others] = new Set(entries.map(peerOf));
  return first === undefined ? [] : [first, PLATFORM, ...others];
}

/** Who sent the message, and to whom, as a ladder names them. */
export function senderAndReceiver(entry: TraceEntry): readonly [sender: string, receiver: string] {
  return entry.direction === 'in' ? [peerOf(entry), PLATFORM] : [PLATFORM, peerOf(entry)];
}

function peerOf({ transport, remote }: TraceEntry): string {
  return `${printed(remote)} ${transport}`;
}

function printed({ address, port }: Endpoint): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** Microseconds are what the clock can tell. */
function rounded(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
