import { fillTemplate } from './template.ts';
import { textOf, valueAt } from './value-at.ts';

/** What an answer to a request that writes is known by. */
export type SuccessRule = { readonly path: string; readonly statuses: readonly number[] };

/** How a request that writes was answered: `isSent` where the CRM may have had it, whatever came back. */
export type WriteAnswer = {
  readonly status: number | null;
  readonly error: string | null;
  readonly isSent: boolean;
  readonly body: string;
};

/**
 * What came of it. `refused`: it will never be taken as it is; `not-written`: it may be taken later, and is not there now;
 * `unknown`: nobody knows whether it is there.
 */
export type WriteVerdict =
  | { readonly kind: 'written'; readonly answer: unknown }
  | { readonly kind: 'refused' | 'not-written' | 'unknown'; readonly error: string };

/** Those that ask to come again, and those an administrator mends: a key that is over, a right that was taken away. */
const LATER: ReadonlySet<number> = new Set([401, 403, 408, 425, 429, 500, 503]);
/** A server between us and the CRM that had no answer of it in time. */
const UNKNOWN: ReadonlySet<number> = new Set([502, 504]);
const SHOWN = 300;

export function verdictOf({ status, error, isSent, body }: WriteAnswer, { path, statuses }: SuccessRule): WriteVerdict {
  if (status === null) return { kind: isSent ? 'unknown' : 'not-written', error: error ?? 'no answer' };
  const isWell = (status >= 200 && status < 300) || statuses.includes(status);
  // An answer of success whose body broke off or never ended: it is there, as whom we do not know.
  if (isWell && path === '') return { kind: 'written', answer: parsed(body) };
  const answer = parsed(body);
  if (isWell && isThere(valueAt(answer, path))) return { kind: 'written', answer };
  const why = `answered ${status}: ${body.replaceAll(/\s+/g, ' ').slice(0, SHOWN).toWellFormed()}`;
  if (UNKNOWN.has(status)) return { kind: 'unknown', error: why };
  return { kind: LATER.has(status) ? 'not-written' : 'refused', error: why };
}

const isThere = (value: unknown) => value !== undefined && value !== null && value !== false && value !== '';

/** What the activity is called in the CRM, by a text with paths into the answer; null where the answer does not say. */
export function readActivity(answer: unknown, template: string): string | null {
  const said = fillTemplate(template, (path) => textOf(valueAt(answer, path))).trim();
  return said === '' || said.length > 200 ? null : said;
}

/** The id of what was found: of a list the first; null where nothing was. */
export function readFound(answer: unknown, { match, id }: { readonly match: string; readonly id: string }) {
  const at = match === '' ? answer : valueAt(answer, match);
  return readActivity(Array.isArray(at) ? at[0] : at, id);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
