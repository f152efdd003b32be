import { escaped } from '@wpm/integrations';

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
export type PageLanguage = keyof typeof WORDS;

/** The page behind a link that places a call: text and one button, no script. */
export function printCallPage(page: CallPage, language: PageLanguage, styles: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>WebPhone Mobile</title><link rel="stylesheet" href="${escaped(styles)}">
</head>
<body><main>${bodyOf(page, WORDS[language])}</main></body>
</html>
`;
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

export const CALL_PAGE_STYLES = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1rem/1.5 system-ui, sans-serif;
  background: light-dark(#f4f6f8, #14181d); color: light-dark(#1b1f24, #e6eaee); }
main { box-sizing: border-box; width: min(24rem, 100% - 2rem); padding: 2rem; border-radius: .75rem; text-align: center;
  background: light-dark(#fff, #1c2127); border: 1px solid light-dark(#d7dce1, #363c44); }
h1 { margin: 0 0 1.5rem; font-size: 1.5rem; overflow-wrap: anywhere; }
p { margin: 0; }
button { width: 100%; min-height: 3rem; border: 0; border-radius: .5rem; font: inherit; font-weight: 600; cursor: pointer;
  background: #1a7f37; color: #fff; }
button:hover { background: #156a2e; }
button:focus-visible { outline: 3px solid light-dark(#0b6bcb, #6cb6ff); outline-offset: 2px; }
`;
