import type { AuditedEntry } from '@wpm/contract';

/** Something that was done to a recording, once or in several requests. */
export type Access = {
  readonly id: string;
  /** Of the first request. */
  readonly at: string;
  readonly who: string | null;
  readonly source: string;
  readonly action: string;
  readonly result: string;
  readonly requests: number;
};

/** A player asks for a recording part by part: what one person asks within so long is one listening. */
const TOGETHER_MS = 10 * 60_000;

/** Entries of the audit log, newest first, with requests that belong together told once. */
export function gathered(entries: readonly AuditedEntry[]): readonly Access[] {
  const accesses: Access[] = [];
  for (const { id, at, account, source, action, result } of entries) {
    const own = { id, at, who: account?.displayName ?? null, source, action, result, requests: 1 };
    const later = accesses.at(-1);
    if (later && isSame(later, own)) accesses[accesses.length - 1] = { ...own, requests: later.requests + 1 };
    else accesses.push(own);
  }
  return accesses;
}

function isSame(later: Access, earlier: Access): boolean {
  const keys = ['who', 'source', 'action', 'result'] as const;
  return (
    keys.every((key) => later[key] === earlier[key]) && Date.parse(later.at) - Date.parse(earlier.at) <= TOGETHER_MS
  );
}
