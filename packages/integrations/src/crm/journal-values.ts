import { JOURNAL_WORDS, type JournalLanguage } from './journal-words.ts';

/** A call that is over, as it is written to a CRM. */
export type JournalFacts = {
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly outcome: string;
  readonly result: string;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  /** The number is E.164, or what the network showed. */
  readonly customer: { readonly number: string; readonly name: string | null };
  readonly ownNumber: string;
  readonly campaign: string | null;
  /** Who spoke to the customer last. */
  readonly agent: { readonly name: string; readonly login: string; readonly email: string | null } | null;
  readonly classifier: string | null;
  readonly note: string | null;
  readonly contact: { readonly id: string; readonly externalId: string | null } | null;
  readonly isRecorded: boolean;
};

/** Where and how it is said: `callPage` opens the call, and its recording, to whoever may. */
export type JournalSetting = {
  readonly language: JournalLanguage;
  /** IANA. */
  readonly timeZone: string;
  readonly callPage: string;
  /** What the customer's number is without its country's code. */
  readonly national: string;
  /** What the CRM calls the customer; empty where it does not know them. */
  readonly person: string;
};

/** What the places of templates are filled with. */
export function journalValues(facts: JournalFacts, setting: JournalSetting): Readonly<Record<string, string>> {
  const { direction, customer, ownNumber, isRecorded } = facts;
  const [from, to] = direction === 'inbound' ? [customer.number, ownNumber] : [ownNumber, customer.number];
  const lines = summaryOf(facts, setting);
  return {
    ...timesOf(facts),
    callId: facts.callId,
    direction,
    outcome: facts.outcome,
    result: facts.result,
    number: customer.number,
    digits: customer.number.replace(/^\+/, ''),
    national: setting.national,
    from,
    to,
    ownNumber,
    ...peopleOf(facts),
    campaign: facts.campaign ?? '',
    person: setting.person,
    classifier: facts.classifier ?? '',
    note: facts.note ?? '',
    recording: isRecorded ? setting.callPage : '',
    callPage: setting.callPage,
    title: titleOf(facts, setting.language),
    summary: lines.join('\n'),
    summaryHtml: lines.map(inHtml).join('<br>'),
  };
}

const peopleOf = ({ agent, customer, contact }: JournalFacts) => ({
  agent: agent?.name ?? '',
  agentEmail: agent?.email ?? '',
  agentLogin: agent?.login ?? '',
  name: customer.name ?? '',
  contactId: contact?.id ?? '',
  externalId: contact?.externalId ?? '',
});

/** The values by what the CRM calls them: `direction.inbound` is another word for it, `agentLogin.*` for what no other word says. */
export function inWordsOf(
  values: Readonly<Record<string, string>>,
  words: readonly { readonly of: string; readonly is: string }[],
): Readonly<Record<string, string>> {
  const called = new Map(words.map(({ of, is }) => [of, is]));
  const word = ([name, value]: [string, string]) => [
    name,
    called.get(`${name}.${value}`) ?? called.get(`${name}.*`) ?? value,
  ];
  return Object.fromEntries(Object.entries(values).map(word));
}

function timesOf({ startedAt, answeredAt, endedAt }: JournalFacts) {
  const durationMs = answeredAt ? Math.max(0, endedAt.getTime() - answeredAt.getTime()) : 0;
  const durationS = Math.round(durationMs / 1_000);
  return {
    startedAt: startedAt.toISOString(),
    startedMs: String(startedAt.getTime()),
    startedDate: startedAt.toISOString().slice(0, 10),
    startedTime: startedAt.toISOString().slice(11, 19),
    answeredAt: answeredAt?.toISOString() ?? '',
    endedAt: endedAt.toISOString(),
    durationMs: String(durationMs),
    durationS: String(durationS),
    durationClock: clockOf(durationS),
  };
}

/** `HH:MM:SS` */
function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function titleOf({ direction, answeredAt, customer }: JournalFacts, language: JournalLanguage): string {
  const words = JOURNAL_WORDS[language];
  const unanswered = direction === 'inbound' ? words.missed : words.unanswered;
  return `${answeredAt ? words[direction] : unanswered} ${customer.name ?? customer.number}`;
}

function summaryOf(facts: JournalFacts, { language, timeZone, callPage }: JournalSetting): readonly string[] {
  const words = JOURNAL_WORDS[language];
  const { customer, campaign, agent, startedAt, answeredAt, classifier, note, isRecorded } = facts;
  const began = startedAt.toLocaleString(language === 'pl' ? 'pl-PL' : 'en-GB', { timeZone });
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    [words.number, customer.number],
    [words.campaign, campaign],
    [words.agent, agent?.name],
    [words.began, began],
    [words.lasted, answeredAt && timesOf(facts).durationClock],
    [words.classifier, classifier],
    [words.note, note],
    [isRecorded ? words.recording : words.call, callPage],
  ];
  return lines.flatMap(([label, said]) => (said ? [`${label}: ${said}`] : []));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const inHtml = (text: string) =>
  text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign).replaceAll(/\r?\n/g, '<br>');
