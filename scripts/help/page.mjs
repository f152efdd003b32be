import { escaped } from './render-guide.mjs';

const WORDS = {
  pl: { help: 'Pomoc', guides: 'Przewodniki', sections: 'Na tej stronie', other: 'English', otherLanguage: 'en' },
  en: { help: 'Help', guides: 'Guides', sections: 'On this page', other: 'Polski', otherLanguage: 'pl' },
};

/**
 * The page of a guide: nothing in it is inline, as the platform's content policy has it.
 * @param {{ language: 'pl' | 'en', guide: string, content: ReturnType<import('./render-guide.mjs').renderGuide>, titles: Readonly<Record<string, string>> }} page
 */
export function guidePage({ language, guide, content, titles }) {
  const words = WORDS[language];
  const guides = Object.entries(titles).map(([name, title]) => {
    const current = name === guide ? ' aria-current="page"' : '';
    return `<li><a href="${name}.html"${current}>${escaped(title)}</a></li>`;
  });
  const sections = content.sections.map(({ place, title }) => `<li><a href="#${place}">${escaped(title)}</a></li>`);
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escaped(content.title)} · WebPhone Mobile</title>
    <link rel="stylesheet" href="../help.css">
    <script src="../help.js"></script>
  </head>
  <body>
    <header>
      <p><strong>WebPhone Mobile</strong> ${words.help}</p>
      <nav aria-label="${words.guides}"><ul>${guides.join('')}</ul></nav>
      <a class="language" lang="${words.otherLanguage}" hreflang="${words.otherLanguage}" href="../${words.otherLanguage}/${guide}.html">${words.other}</a>
    </header>
    <div class="columns">
      <nav class="sections" aria-labelledby="sections">
        <p id="sections">${words.sections}</p>
        <ol>${sections.join('')}</ol>
      </nav>
      <main>
${content.html}      </main>
    </div>
  </body>
</html>
`;
}

/** Where `/help/` leads who came without a language: all guides in each. */
export function frontPage(titlesByLanguage) {
  const lists = Object.entries(titlesByLanguage).map(([language, titles]) => {
    const guides = Object.entries(titles).map(
      ([name, title]) => `<li><a href="${language}/${name}.html">${escaped(title)}</a></li>`,
    );
    return `<section lang="${language}"><h1>${WORDS[language].help}</h1><ul>${guides.join('')}</ul></section>`;
  });
  return `<!doctype html>
<html lang="pl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Pomoc · Help · WebPhone Mobile</title>
    <link rel="stylesheet" href="help.css">
    <script src="help.js"></script>
  </head>
  <body><main class="front">${lists.join('')}</main></body>
</html>
`;
}
