import { escaped } from '@wpm/integrations';

/** The languages of pages the platform writes itself. */
export type PageLanguage = 'pl' | 'en';

/** A page without a script, for who comes by a link and is nobody's user: a few words, and a button at most. @param body HTML */
export function plainPage(language: PageLanguage, styles: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>WebPhone Mobile</title><link rel="stylesheet" href="${escaped(styles)}">
</head>
<body><main>${body}</main></body>
</html>
`;
}

/** What the browser asks for, where nothing better is known. */
export const languageAsked = (accepted: string | undefined): PageLanguage =>
  /^pl\b/i.test(accepted ?? '') ? 'pl' : 'en';

export const PLAIN_PAGE_STYLES = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1rem/1.5 system-ui, sans-serif;
  background: light-dark(#f4f6f8, #14181d); color: light-dark(#1b1f24, #e6eaee); }
main { box-sizing: border-box; width: min(24rem, 100% - 2rem); padding: 2rem; border-radius: .75rem; text-align: center;
  background: light-dark(#fff, #1c2127); border: 1px solid light-dark(#d7dce1, #363c44); }
h1 { margin: 0 0 1.5rem; font-size: 1.5rem; overflow-wrap: anywhere; }
p { margin: 0; }
p + form { margin-top: 1.5rem; }
button { width: 100%; min-height: 3rem; border: 0; border-radius: .5rem; font: inherit; font-weight: 600; cursor: pointer;
  background: #1a7f37; color: #fff; }
button:hover { background: #156a2e; }
button.ending { background: #b3261e; }
button.ending:hover { background: #93201a; }
button:focus-visible { outline: 3px solid light-dark(#0b6bcb, #6cb6ff); outline-offset: 2px; }
`;
