import type { StackCounters } from '@wpm/sip';

const sum = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((total, each) => total + each, 0);

/** What the SIP stack has had to do and holds now, by the metric's name. */
export function stackGauges({ received, sent, malformed, limited, now }: StackCounters): Record<string, number> {
  return {
    wpm_sip_received: sum(received),
    wpm_sip_sent: sum(sent),
    wpm_sip_malformed: malformed,
    wpm_sip_limited_messages: limited.messages,
    wpm_sip_limited_strangers: limited.strangers,
    wpm_sip_limited_connections: limited.connections,
    wpm_sip_limited_transactions: limited.transactions,
    wpm_sip_limited_registers: limited.registers,
    wpm_sip_limited_calls: limited.calls,
    wpm_sip_registers_waiting: now.registersWaiting,
    wpm_sip_transactions: now.transactions,
    wpm_sip_connections: now.connections,
    wpm_sip_web_sockets: now.webSockets,
    wpm_sip_buffered_bytes: now.bufferedBytes,
  };
}
