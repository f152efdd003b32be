import { escaped } from '@wpm/integrations';
import type { MailText } from './mail-seal.ts';

/** The languages mail is written in. */
export type MailLanguage = 'pl' | 'en';

/** Who is invited to what. */
export type InvitationFacts = {
  readonly name: string;
  readonly company: string;
  readonly login: string;
  readonly domain: string;
  /** Where the password is set. */
  readonly link: string;
  readonly days: number;
};

type Words = {
  readonly subject: (company: string) => string;
  readonly greeting: (name: string) => string;
  readonly about: (company: string) => string;
  readonly set: string;
  readonly login: string;
  readonly domain: string;
  readonly once: (days: number) => string;
  readonly ignore: string;
};

const WORDS: Readonly<Record<MailLanguage, Words>> = {
  pl: {
    subject: (company) => `Konto w WebPhone Mobile: ${company}`,
    greeting: (name) => `Dzień dobry, ${name}!`,
    about: (company) => `W WebPhone Mobile firmy ${company} czeka na Ciebie konto. Ustaw hasło, aby się zalogować:`,
    set: 'Ustaw hasło',
    login: 'Login',
    domain: 'Domena',
    once: (days) => `Link działa raz i jest ważny ${days} dni.`,
    ignore: 'Jeśli nie spodziewasz się tej wiadomości, zignoruj ją.',
  },
  en: {
    subject: (company) => `Your WebPhone Mobile account: ${company}`,
    greeting: (name) => `Hello ${name},`,
    about: (company) => `there is an account for you in the WebPhone Mobile of ${company}. Set a password to log in:`,
    set: 'Set a password',
    login: 'Login',
    domain: 'Domain',
    once: (days) => `The link works once, within ${days} days.`,
    ignore: 'If you do not expect this message, ignore it.',
  },
};

/** What an invitation says (F02): as plain text, and as HTML without anything that is loaded. */
export function invitationMail(facts: InvitationFacts, language: MailLanguage): MailText {
  const words = WORDS[language];
  const { name, company, login, domain, link, days } = facts;
  const text = [
    words.greeting(name),
    words.about(company),
    link,
    `${words.login}: ${login}\n${words.domain}: ${domain}`,
    `${words.once(days)} ${words.ignore}`,
  ].join('\n\n');
  const html = `<!doctype html>
<html lang="${language}"><body style="font:16px/1.5 sans-serif">
<p>${escaped(words.greeting(name))}</p>
<p>${escaped(words.about(company))}</p>
<p><a href="${escaped(link)}">${words.set}</a></p>
<p>${words.login}: <b>${escaped(login)}</b><br>${words.domain}: <b>${escaped(domain)}</b></p>
<p>${words.once(days)} ${words.ignore}</p>
</body></html>
`;
  return { subject: oneLine(words.subject(company)), text, html };
}

/** A header has one line, whatever a name holds (RFC 5322 §2.2). */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
