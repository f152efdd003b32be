import { fillTemplate } from './template.ts';
import { textOf, valueAt } from './value-at.ts';

/** Where an answer says who somebody is: `match` a path, the others texts with paths in braces, from the match on. */
export type CallerMapping = {
  readonly match: string;
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly link: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
};

/** A customer as a CRM knows them; `id` is the CRM's own, empty where the mapping asks for none. */
export type FoundCaller = {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly link: string | null;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
};

const [LONGEST, LONGEST_LINK] = [200, 2_000];

/** Who an answer says it is; undefined where it names nobody, or is not what the mapping thinks. Never throws. */
export function readCaller(answer: unknown, mapping: CallerMapping): FoundCaller | undefined {
  const at = mapping.match === '' ? answer : valueAt(answer, mapping.match);
  const found: unknown = Array.isArray(at) ? at[0] : at;
  if (typeof found !== 'object' || found === null) return undefined;
  const said = (template: string) => oneLine(fillTemplate(template, (path) => textOf(valueAt(found, path))));
  const [name, company] = [said(mapping.name), said(mapping.company)];
  if (name === '' && company === '') return undefined;
  return {
    id: said(mapping.id),
    name: name === '' ? company : name,
    company,
    link: linkOf(fillTemplate(mapping.link, (path) => textOf(valueAt(found, path)), partOf(mapping.link))),
    fields: mapping.fields
      .map(({ label, value }) => ({ label, value: said(value) }))
      .filter(({ value }) => value !== ''),
  };
}

/** It stands in one line of a screen, whatever it was (trust 10). */
const oneLine = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();

/** A link that begins with what the answer holds is an address as it is; otherwise what is put in is a part of one. */
const partOf = (link: string) => (link.startsWith('{') ? asItIs : encodeURIComponent);
const asItIs = (value: string) => value;

/** An address that may be opened: by HTTP and nothing else. */
function linkOf(text: string): string | null {
  if (text.length > LONGEST_LINK || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
