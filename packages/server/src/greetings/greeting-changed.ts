import type { AuditEntry } from '@wpm/store';
import type { Actor, Sink } from '../events.ts';

/** What was done to a greeting of a user's; `result` is `ok` or the code of the refusal. */
export type GreetingDeed = {
  readonly action: Extract<AuditEntry['action'], `greeting.${string}`>;
  /** The account whose it is. */
  readonly subject: string;
  readonly result: string;
  readonly detail: Readonly<Record<string, string>>;
};

/** A greeting of a voicemail was recorded, timed or taken away, by its user or an administrator, or that was refused. */
export async function greetingChanged(sink: Sink, actor: Actor, done: GreetingDeed): Promise<void> {
  const { action, subject, result } = done;
  sink.counters.add('wpm_greeting_changes_total', { action, result });
  sink.log[result === 'ok' ? 'info' : 'warn'](action, { ...actor, subject, result });
  await sink.audit.append({ ...actor, at: new Date(), ...done });
}
