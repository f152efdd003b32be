import type { ExportFormat } from '@wpm/contract';
import { escaped } from '@wpm/integrations';
import type { MailText } from '../mail/mail-seal.ts';

/** What a mailed report is, and where to go from it. */
export type ReportMailFacts = {
  readonly recipient: string;
  /** Of the view. */
  readonly view: string;
  readonly owner: string;
  /** Of the tenant's calendar, `YYYY-MM-DD`, both included; null where the report is of none. */
  readonly days: { readonly first: string; readonly last: string } | null;
  readonly rows: number;
  /** To the view of just these days, after a login. */
  readonly link: string;
  /** To where this one recipient says that they do not want it any more, without a login. */
  readonly leave: string;
  /** Null where it is too large for a mail. */
  readonly file: { readonly format: ExportFormat; readonly content: Buffer } | null;
};

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

type Words = Readonly<
  Record<'subject' | 'greeting' | 'about' | 'file' | 'open' | 'why', (facts: ReportMailFacts) => string>
>;

/** The days behind what leads to them, or nothing. */
function daysOf({ days }: ReportMailFacts, lead: string, to: string): string {
  if (!days) return '';
  const { first, last } = days;
  return `${lead}${first === last ? first : `${first} ${to} ${last}`}`;
}

const WORDS: Readonly<Record<'pl' | 'en', Words>> = {
  pl: {
    subject: (facts) => `Raport: ${facts.view}${daysOf(facts, ', ', '–')}`,
    greeting: ({ recipient }) => `Dzień dobry, ${recipient}!`,
    about: (facts) => `Raport „${facts.view}”${daysOf(facts, ', dni: ', '–')}. Wierszy: ${facts.rows}.`,
    file: ({ file }) =>
      file ? 'Plik jest w załączniku.' : 'Plik jest za duży na wiadomość: otwórz raport i pobierz go stamtąd.',
    open: () => 'Otwórz raport',
    why: ({ owner }) => `Wysyła go ${owner}. Nie chcesz go dostawać? Zrezygnuj tutaj:`,
  },
  en: {
    subject: (facts) => `Report: ${facts.view}${daysOf(facts, ', ', 'to')}`,
    greeting: ({ recipient }) => `Hello ${recipient},`,
    about: (facts) => `the report “${facts.view}”${daysOf(facts, ', days: ', 'to')}. Rows: ${facts.rows}.`,
    file: ({ file }) =>
      file ? 'The file is attached.' : 'The file is too large for a message: open the report and fetch it there.',
    open: () => 'Open the report',
    why: ({ owner }) => `${owner} has it sent. You do not want it any more? Say so here:`,
  },
};

/** What a mailed report says (F46): as plain text, and as HTML without anything that is loaded; the file beside it. */
export function reportMail(facts: ReportMailFacts, language: 'pl' | 'en'): MailText {
  const words = WORDS[language];
  const { link, leave, file, view } = facts;
  const [greeting, about, said] = [
    words.greeting(facts),
    `${words.about(facts)} ${words.file(facts)}`,
    words.why(facts),
  ];
  const html = `<!doctype html>
<html lang="${language}"><body style="font:16px/1.5 sans-serif">
<p>${escaped(greeting)}</p>
<p>${escaped(about)}</p>
<p><a href="${escaped(link)}">${escaped(words.open(facts))}</a></p>
<p>${escaped(said)} <a href="${escaped(leave)}">${escaped(leave)}</a></p>
</body></html>
`;
  const text = [greeting, about, link, `${said} ${leave}`].join('\n\n');
  // A header has one line, whatever a name holds (RFC 5322 §2.2).
  const subject = words.subject(facts).replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const mail = { subject, text, html, unsubscribe: leave };
  if (!file) return mail;
  const filename = `${view.replaceAll(/[^\p{L}\p{N} ,.()-]+/gu, ' ').trim() || 'report'}.${file.format}`;
  const attachment = { filename, contentType: TYPES[file.format], content: file.content.toString('base64') };
  return { ...mail, attachment };
}
