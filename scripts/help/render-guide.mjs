import { Marked } from 'marked';

/** `## Words {#place}`: a section, found by the same place in every language. */
const SECTION = /^(.*?)\s*\{#([a-z0-9-]+)\}$/;

/**
 * Makes a page's content of a guide.
 *
 * @param {string} text Markdown; its first line is `# Title`, each `##` has its place in braces
 * @param {(source: string) => { width: number, height: number }} sizeOf of a picture, by how the guide names it
 * @returns {{ title: string, html: string, sections: readonly { place: string, title: string }[] }}
 * @throws where a section has no place, two have the same, or there is no title
 */
export function renderGuide(text, sizeOf) {
  const sections = [];
  let title = '';
  const renderer = {
    heading({ depth, text: words, tokens }) {
      if (depth === 1) title = words;
      if (depth !== 2) return `<h${depth}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
      const [, said, place] = SECTION.exec(words) ?? [];
      if (place === undefined) throw new Error(`the section “${words}” has no place: ## ${words} {#place}`);
      if (sections.some((one) => one.place === place)) throw new Error(`two sections are at #${place}`);
      sections.push({ place, title: said });
      return `<h2 id="${place}">${escaped(said)}</h2>\n`;
    },
    image({ href, text: words }) {
      const { width, height } = sizeOf(href);
      return `<img src="${href}" alt="${escaped(words)}" width="${width}" height="${height}" loading="lazy">`;
    },
  };
  const html = new Marked({ renderer }).parse(text);
  if (title === '') throw new Error('a guide begins with # and its title');
  return { title, html, sections };
}

/** Text as it stands in HTML, in an attribute too. */
export function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
