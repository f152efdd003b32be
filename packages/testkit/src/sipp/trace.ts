/** A message SIPp sent or received, as its trace has it. */
export type TracedMessage = {
  readonly direction: 'sent' | 'received';
  /** By the clock of this machine, in ms of Unix time. */
  readonly at: number;
  readonly text: string;
};

const MESSAGE = /^(?:UDP|TCP|TLS) message (sent|received)/;
/** What is above each block, in local time: `----- 2026-12-01 02:44:39.123456`. */
const RULE = /^-{20,} *(\S+)[ \t]+([\d:.]+).*$/m;

/** Reads SIPp's trace of messages: blocks below dashed lines with the time, each with a line that says which way it went. */
export function readTrace(trace: string): readonly TracedMessage[] {
  const [, ...parts] = trace.split(RULE);
  const messages: TracedMessage[] = [];
  for (let part = 0; part + 2 < parts.length; part += 3) {
    const [day = '', time = '', block = ''] = parts.slice(part, part + 3);
    const [head = '', ...rest] = block.trimStart().split('\n');
    const direction = MESSAGE.exec(head)?.[1];
    if (direction !== 'sent' && direction !== 'received') continue;
    messages.push({ direction, at: Date.parse(`${day}T${time}`), text: rest.join('\n').trimStart() });
  }
  return messages;
}

/** A trace for a human who must find out why a call failed: each message under an arrow. */
export function printTrace(messages: readonly TracedMessage[]): string {
  return messages
    .map(({ direction, text }) => `${direction === 'sent' ? '──▶ SIPp' : '◀── platform'}\n${text.trimEnd()}`)
    .join('\n\n');
}
