import { escaped } from '@wpm/integrations';
import { type PageLanguage, plainPage } from '../http/plain-page.ts';

/** What a page of a link says. */
export type CallPage =
  | { readonly kind: 'ask'; readonly dialled: string }
  | { readonly kind: 'placed' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'over' }
  /** It places one call, and has. */
  | { readonly kind: 'used' };

const WORDS = {
  pl: {
    call: 'Zadzwoń',
    placed: 'Twój telefon dzwoni. Odbierz, a połączymy.',
    over: 'Ten odnośnik wygasł. Wróć do strony, z której pochodzi, i kliknij ponownie.',
    used: 'Ten odnośnik został już użyty. Aby zadzwonić ponownie, poproś o nowy.',
    refused: 'Połączenie nie jest możliwe.',
    why: {
      'call/no-phone': 'Twój telefon jest wyłączony. Zaloguj się do niego i kliknij ponownie.',
      'call/unknown-number': 'Takiego numeru nie ma.',
      'call/on-break': 'Masz przerwę. Zakończ ją i kliknij ponownie.',
      'call/not-permitted': 'Nie masz uprawnienia do połączeń z tym numerem. Zapytaj administratora.',
      'call/not-in-campaign': 'Nie dzwonisz ręcznie w tej kampanii. Zapytaj przełożonego.',
      'session/not-allowed': 'Twoje konto nie może już dzwonić. Zapytaj administratora.',
    },
  },
  en: {
    call: 'Call',
    placed: 'Your phone rings. Answer it, and the call is made.',
    over: 'This link is over. Go back to the page it is from and click again.',
    used: 'This link has been used. To call again, ask for a new one.',
    refused: 'The call cannot be made.',
    why: {
      'call/no-phone': 'Your phone is off. Log in to it and click again.',
      'call/unknown-number': 'There is no such number.',
      'call/on-break': 'You are on a break. End it and click again.',
      'call/not-permitted': 'You may not call this number. Ask an administrator.',
      'call/not-in-campaign': 'You make no calls by hand in this campaign. Ask a supervisor.',
      'session/not-allowed': 'Your account may not call any more. Ask an administrator.',
    },
  },
} as const;

/** The page behind a link that places a call: text and one button, no script. */
export function printCallPage(page: CallPage, language: PageLanguage, styles: string): string {
  return plainPage(language, styles, bodyOf(page, WORDS[language]));
}

function bodyOf(page: CallPage, words: (typeof WORDS)[PageLanguage]): string {
  switch (page.kind) {
    case 'ask':
      return `<h1>${escaped(page.dialled)}</h1><form method="post"><button>${words.call}</button></form>`;
    case 'placed':
      return `<p role="status">${words.placed}</p>`;
    case 'refused':
      return refusalOf(page.code, words);
    case 'over':
    case 'used':
      return `<p role="alert">${words[page.kind]}</p>`;
    default:
      return page satisfies never;
  }
}

/** What its user can do about it, in words; of what has none here, the code to tell others. */
function refusalOf(code: string, words: (typeof WORDS)[PageLanguage]): string {
  const why = Object.entries(words.why).find(([known]) => known === code)?.[1];
  return `<p role="alert">${words.refused} ${why ?? `<code>${escaped(code)}</code>`}</p>`;
}
