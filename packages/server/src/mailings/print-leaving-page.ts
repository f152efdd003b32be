import { escaped } from '@wpm/integrations';
import { type PageLanguage, plainPage } from '../http/plain-page.ts';

/** What the page of a link that ends a mailing says. */
export type LeavingPage =
  | { readonly kind: 'ask'; readonly view: string }
  | { readonly kind: 'left'; readonly view: string }
  /** Not ours, of a mailing that is gone, or of an address that is no longer its user's. */
  | { readonly kind: 'void' };

const WORDS = {
  pl: {
    ask: 'Naciśnij przycisk, a raport nie będzie już przychodzić na ten adres. Inni odbiorcy nadal będą go dostawać.',
    leave: 'Nie chcę dostawać raportu',
    left: 'Ten raport nie będzie już do Ciebie przychodzić. Przywrócić go może jego właściciel.',
    voidHeading: 'Ten link już nie działa',
    void: 'Raportu nikt już nie wysyła albo Twój adres się zmienił. Jeśli raport nadal przychodzi, użyj linku z najnowszej wiadomości.',
  },
  en: {
    ask: 'Press the button, and the report will not come to this address any more. Others go on getting it.',
    leave: 'Stop sending me the report',
    left: 'You will not get this report any more. Its owner can have it sent again.',
    voidHeading: 'This link does not work any more',
    void: 'The report is sent no more, or your address has changed. If it still comes, use the link of the newest message.',
  },
} as const;

/** Asks once, and says what came of it: text and one button, no script. */
export function printLeavingPage(page: LeavingPage, language: PageLanguage, styles: string): string {
  return plainPage(language, styles, bodyOf(page, WORDS[language]));
}

function bodyOf(page: LeavingPage, words: (typeof WORDS)[PageLanguage]): string {
  switch (page.kind) {
    case 'ask':
      return `<h1>${escaped(page.view)}</h1><p>${words.ask}</p><form method="post"><button class="ending">${words.leave}</button></form>`;
    case 'left':
      return `<h1>${escaped(page.view)}</h1><p role="status">${words.left}</p>`;
    case 'void':
      return `<h1>${words.voidHeading}</h1><p role="alert">${words.void}</p>`;
    default:
      return page satisfies never;
  }
}
