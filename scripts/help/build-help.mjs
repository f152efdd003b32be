import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { below } from '../lib/paths.mjs';
import { GUIDES, HELP, LANGUAGES, sizeOfPicture, textOf } from './guides.mjs';
import { frontPage, guidePage } from './page.mjs';
import { renderGuide } from './render-guide.mjs';

/** `node scripts/help/build-help.mjs`: makes of docs/help the pages the platform serves at /help/, in docs/help/dist. */
const DIST = path.join(HELP, 'dist');
/** The look of both applications, so that the help has the same. */
const TOKENS = ['colour', 'type', 'shape', 'base'];

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
cpSync(path.join(HELP, 'images'), path.join(DIST, 'images'), { recursive: true });
const styles = TOKENS.map((name) => below('packages', 'ui', 'src', 'styles', `${name}.css`));
const own = below('scripts', 'help', 'help.css');
writeFileSync(path.join(DIST, 'help.css'), [...styles, own].map((file) => readFileSync(file, 'utf8')).join('\n'));
cpSync(below('scripts', 'help', 'help.js'), path.join(DIST, 'help.js'));

const titlesByLanguage = {};
for (const language of LANGUAGES) {
  const sizeOf = (source) => sizeOfPicture(path.join(HELP, language, source));
  const contents = GUIDES.map((guide) => ({ guide, content: renderGuide(textOf(language, guide), sizeOf) }));
  const titles = Object.fromEntries(contents.map(({ guide, content }) => [guide, content.title]));
  titlesByLanguage[language] = titles;
  mkdirSync(path.join(DIST, language), { recursive: true });
  for (const { guide, content } of contents)
    writeFileSync(path.join(DIST, language, `${guide}.html`), guidePage({ language, guide, content, titles }));
}
writeFileSync(path.join(DIST, 'index.html'), frontPage(titlesByLanguage));
