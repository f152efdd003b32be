import type { CrmJournal, CrmLookup } from '@wpm/contract';

/** A request as it is filled in: headers are lines of `name: value`. */
export type RequestDraft = {
  readonly method: CrmLookup['method'];
  readonly url: string;
  readonly headers: string;
  readonly body: string;
};

/** A request that finds something, and where its answer says what. */
export type FindingDraft = RequestDraft & { readonly match: string; readonly id: string };

type Request = CrmJournal['create'];
type Finding = NonNullable<CrmJournal['find']>;

export const EMPTY_REQUEST: RequestDraft = { method: 'POST', url: '', headers: '', body: '' };
export const EMPTY_FINDING: FindingDraft = { ...EMPTY_REQUEST, method: 'GET', match: '', id: '{id}' };

export const requestDraftOf = ({ method, url, headers, body }: Request): RequestDraft => ({
  method,
  url,
  headers: linesOf(headers.map(({ name, value }) => [name, value])),
  body,
});

export const findingDraftOf = (finding: Finding): FindingDraft => ({
  ...requestDraftOf(finding),
  match: finding.match,
  id: finding.id,
});

export const requestOf = ({ method, url, headers, body }: RequestDraft): Request => ({
  method,
  url,
  headers: pairsIn(headers).map(([name, value]) => ({ name, value })),
  body,
});

export const findingOf = (draft: FindingDraft): Finding => ({
  ...requestOf(draft),
  match: draft.match,
  id: draft.id,
});

export const linesOf = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${name}: ${value}`).join('\n');

/** The pairs of lines `name: value`. A line without a colon is a name of nothing, and refused as such. */
export function pairsIn(text: string): readonly (readonly [string, string])[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
}
