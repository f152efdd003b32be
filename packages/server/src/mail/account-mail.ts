import { escaped } from '@wpm/integrations';
import type { MailLanguage } from './invitation-mail.ts';
import type { MailText } from './mail-seal.ts';

/** Whom a mail about their own account is to, and what it says of it. */
export type AccountMailFacts = { readonly name: string; readonly login: string; readonly domain: string } & (
  | { readonly kind: 'password-reset'; readonly link: string }
  | { readonly kind: 'email-change'; readonly link: string }
  /** To the old address. */
  | { readonly kind: 'email-changed'; readonly email: string | null }
);

type Said = { readonly subject: string; readonly about: string; readonly press?: string; readonly after: string };

const WORDS: Readonly<Record<MailLanguage, (facts: AccountMailFacts) => Said & { readonly greeting: string }>> = {
  pl: (facts) => ({ greeting: `Dzień dobry, ${facts.name}!`, ...saidInPolish(facts) }),
  en: (facts) => ({ greeting: `Hello ${facts.name},`, ...saidInEnglish(facts) }),
};

function saidInPolish(facts: AccountMailFacts): Said {
  const whose = `${facts.login} (${facts.domain})`;
  switch (facts.kind) {
    case 'password-reset':
      return {
        subject: 'Nowe hasło do WebPhone Mobile',
        about: `Ktoś, zapewne Ty, prosi o nowe hasło do konta ${whose}. Ustaw je tutaj:`,
        press: 'Ustaw nowe hasło',
        after: 'Link działa raz i jest ważny godzinę. Jeśli to nie Ty, zignoruj tę wiadomość: hasło się nie zmieni.',
      };
    case 'email-change':
      return {
        subject: 'Potwierdź adres e-mail w WebPhone Mobile',
        about: `Ten adres ma być adresem konta ${whose}. Potwierdź go tutaj:`,
        press: 'Potwierdź adres',
        after: 'Link działa raz i jest ważny jeden dzień. Jeśli to nie Ty, zignoruj tę wiadomość: nic się nie zmieni.',
      };
    case 'email-changed':
      return {
        subject: 'Zmieniono adres e-mail konta w WebPhone Mobile',
        about: `${facts.email === null ? `Konto ${whose} nie ma już adresu e-mail` : `Adresem konta ${whose} jest teraz ${facts.email}`}. Na ten adres nie będziemy już pisać.`,
        after: 'Jeśli to nie Ty, powiedz o tym od razu administratorowi.',
      };
    default:
      return facts satisfies never;
  }
}

function saidInEnglish(facts: AccountMailFacts): Said {
  const whose = `${facts.login} (${facts.domain})`;
  switch (facts.kind) {
    case 'password-reset':
      return {
        subject: 'A new password for WebPhone Mobile',
        about: `somebody, most likely you, asks for a new password of the account ${whose}. Set it here:`,
        press: 'Set a new password',
        after:
          'The link works once, within an hour. If it was not you, ignore this message: the password stays as it is.',
      };
    case 'email-change':
      return {
        subject: 'Confirm your e-mail address in WebPhone Mobile',
        about: `this is to be the address of the account ${whose}. Confirm it here:`,
        press: 'Confirm the address',
        after: 'The link works once, within a day. If it was not you, ignore this message: nothing changes.',
      };
    case 'email-changed':
      return {
        subject: 'The e-mail address of your WebPhone Mobile account was changed',
        about: `${facts.email === null ? `the account ${whose} has no e-mail address any more` : `the address of the account ${whose} is ${facts.email} now`}. We write to this one no more.`,
        after: 'If it was not you, tell your administrator at once.',
      };
    default:
      return facts satisfies never;
  }
}

/** What a mail about one's own account says (F08, F43): as plain text, and as HTML without anything that is loaded. */
export function accountMail(facts: AccountMailFacts, language: MailLanguage): MailText {
  const { subject, greeting, about, press, after } = WORDS[language](facts);
  const link = facts.kind === 'email-changed' ? undefined : facts.link;
  const text = [greeting, about, ...(link === undefined ? [] : [link]), after].join('\n\n');
  const button = link === undefined ? '' : `<p><a href="${escaped(link)}">${escaped(press ?? link)}</a></p>\n`;
  const html = `<!doctype html>
<html lang="${language}"><body style="font:16px/1.5 sans-serif">
<p>${escaped(greeting)}</p>
<p>${escaped(about)}</p>
${button}<p>${escaped(after)}</p>
</body></html>
`;
  return { subject, text, html };
}
