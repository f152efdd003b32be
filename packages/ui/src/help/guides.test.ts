import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { GUIDES, helpAddress } from './guides.ts';

const ROOT = new URL('../../../../', import.meta.url);
const HELP = new URL('docs/help/', ROOT);
const NAMES = Object.keys(GUIDES);

const textOf = (language: Language, guide: string) => readFileSync(new URL(`${language}/${guide}.md`, HELP), 'utf8');
const partsOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, part]) => part ?? '');

test('every guide has the sections the screens lead to, in the same order in every language', () => {
  for (const language of LANGUAGES)
    for (const [guide, sections] of Object.entries(GUIDES))
      expect(partsOf(textOf(language, guide), /^## .*\{#([a-z-]+)\}$/gm), `${language}/${guide}`).toEqual(sections);
});

test('a screen leads to its section in the language that is spoken', () => {
  expect(helpAddress('en', 'agent#my-calls')).toBe('/help/en/agent.html#my-calls');
});

test('the pictures of a guide are there, made anew for each language, and all are used', async () => {
  for (const language of LANGUAGES) {
    const used = NAMES.flatMap((guide) => partsOf(textOf(language, guide), /!\[.+\]\((.+)\)/g));
    for (const picture of used) expect(existsSync(new URL(`${language}/${picture}`, HELP)), picture).toBe(true);
    const there = await readdir(new URL(`images/${language}`, HELP));
    expect([...new Set(used)].toSorted()).toEqual(there.map((file) => `../images/${language}/${file}`).toSorted());
  }
});

/** Every text of the applications in a language: what stands in quotes in their files of words. */
async function wordsOf(language: Language): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  for (const app of ['apps/phone/src/', 'apps/console/src/', 'packages/ui/src/']) {
    const files = await readdir(new URL(app, ROOT), { recursive: true });
    for (const file of files.filter((name) => new RegExp(`(?:^|[/-])${language}\\.ts$`).test(name))) {
      const text = readFileSync(new URL(file, new URL(app, ROOT)), 'utf8');
      for (const [, single, double] of text.matchAll(/'([^'\n]+)'|"([^"\n]+)"/g)) words.add(single ?? double ?? '');
    }
  }
  return words;
}

test.each(LANGUAGES)('what a guide calls by name stands so on a screen: %s', async (language) => {
  const words = await wordsOf(language);
  expect(words.size).toBeGreaterThan(1_000);
  const named = NAMES.flatMap((guide) =>
    partsOf(textOf(language, guide), /\*\*(.+?)\*\*/g).map((name) => ({ guide, name })),
  );
  expect(named.length).toBeGreaterThan(200);
  expect(named.filter(({ name }) => !words.has(name))).toEqual([]);
});
