import type { Actor, Sink } from '../events.ts';

/** A CRM that is asked who calls was set up, changed, taken away or put elsewhere in the order, or that was refused. */
export async function crmConnectorChanged(
  sink: Sink,
  actor: Actor,
  changed: { action: 'create' | 'change' | 'remove' | 'order'; subject: string; result: string },
): Promise<void> {
  const { action, subject, result } = changed;
  sink.counters.add('wpm_crm_connectors_changed_total', { action, result });
  sink.log.info(`crm-connector.${action}`, { ...actor, connector: subject, result });
  await sink.audit.append({ ...actor, at: new Date(), action: `crm-connector.${action}`, subject, result });
}

/** A call was to be written to a CRM again, or a sample of one was written by hand. `subject`: the entry, or the connector tried. */
export async function crmJournalled(
  sink: Sink,
  actor: Actor,
  done: { action: 'retry' | 'try'; subject: string; result: string },
): Promise<void> {
  const { action, subject, result } = done;
  sink.counters.add('wpm_crm_journal_by_hand_total', { action, result });
  sink.log.info(`crm-journal.${action}`, { ...actor, subject, result });
  await sink.audit.append({ ...actor, at: new Date(), action: `crm-journal.${action}`, subject, result });
}
