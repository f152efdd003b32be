/** A message SIPp sent or received, as its trace has it. */
export type TracedMessage = { readonly direction: 'sent' | 'received'; readonly text: string };

const MESSAGE = /^(?:UDP|TCP|TLS) message (sent|received)/;

/** Reads SIPp's trace of messages: blocks between dashed lines, each with a line that says which way it went. */
export function readTrace(trace: string): readonly TracedMessage[] {
  return trace.split(/^-{20,}.*$/m).flatMap((block) => {
    const [head = '', ...rest] = block.trimStart().split('\n');
    const direction = MESSAGE.exec(head)?.[1];
    if (direction !== 'sent' && direction !== 'received') return [];
    return [{ direction, text: rest.join('\n').trimStart() }];
  });
}

/** A trace for a human who must find out why a call failed: each message under an arrow. */
export function printTrace(messages: readonly TracedMessage[]): string {
  return messages
    .map(({ direction, text }) => `${direction === 'sent' ? '──▶ SIPp' : '◀── platform'}\n${text.trimEnd()}`)
    .join('\n\n');
}
