/** What the log tells of, by the beginning of its actions. */
export const AUDITED = [
  'account',
  'agent',
  'api-key',
  'break',
  'call',
  'campaign',
  'classifier',
  'contact',
  'crm-policy',
  'dial-policy',
  'do-not-call',
  'forwarding',
  'greeting',
  'holidays',
  'hours',
  'crm-connector',
  'crm-journal',
  'licence',
  'mail',
  'menu',
  'number',
  'outbound-list',
  'phone-log',
  'recording',
  'report-export',
  'report-mailing',
  'saved-view',
  'session',
  'sound',
  'station',
  'supervision',
  'tenant',
  'trunk',
  'webhook',
] as const;
export type Audited = (typeof AUDITED)[number];

/** Which part of the log is shown. It stands in the address, so it can be linked and reloaded; empty is everything. */
export type AuditFilter = {
  /** Days of the browser's zone: `2026-11-20`; both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly accountId: string;
  /** What it was done to: the beginning of an action. */
  readonly what: string;
  /** The id of what it was done to. */
  readonly subject: string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f-]{36}$/;
const WHAT = /^[a-z-]{1,40}$/;
const LONGEST_SUBJECT = 200;

/** Reads the query of an address as far as it makes sense. */
export function auditFilterOf(search: string): AuditFilter {
  const query = new URLSearchParams(search);
  const read = (name: string, form: RegExp) => {
    const text = query.get(name) ?? '';
    return form.test(text) ? text : '';
  };
  return {
    from: read('from', DAY),
    to: read('to', DAY),
    accountId: read('accountId', UUID),
    what: read('what', WHAT),
    subject: (query.get('subject') ?? '').trim().slice(0, LONGEST_SUBJECT),
  };
}

export function auditAddressOf(filter: AuditFilter): string {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString();
}

/** What the platform is asked for. */
export function auditQueryOf({ from, to, accountId, what, subject }: AuditFilter) {
  return {
    ...(from !== '' && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to !== '' && { to: new Date(`${to}T23:59:59.999`).toISOString() }),
    ...(accountId !== '' && { accountId }),
    ...(what !== '' && { action: `${what}.` }),
    ...(subject !== '' && { subject }),
  };
}
