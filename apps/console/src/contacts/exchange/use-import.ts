import { useQueryClient } from '@tanstack/react-query';
import type { ImportedContact, ImportResult } from '@wpm/contract';
import { useRef, useState } from 'react';
import { client } from '../../client.ts';
import { type ImportRow, partsOf } from './rows.ts';

/** A row that is not taken, and the platform's word on it. */
export type WrongRow = { readonly row: ImportRow; readonly outcome: ImportedContact };

export type ImportCounts = Readonly<Record<ImportResult, number>>;

/** What came of the rows so far; `failed` tells of a request that was refused as a whole, after `done` rows. */
export type ImportProgress =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly preview: boolean; readonly done: number; readonly of: number }
  | ({ readonly kind: 'previewed' | 'imported' } & Told)
  | ({ readonly kind: 'failed'; readonly preview: boolean; readonly code: string; readonly done: number } & Told);

type Told = { readonly counts: ImportCounts; readonly wrong: readonly WrongRow[] };

export type ImportOrder = { readonly preview: boolean; readonly despiteDuplicates: boolean };

/** Sends rows part by part: as a preview, of which nothing is written, or to be taken. A newer order ends an older one. */
export function useImport() {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<ImportProgress>({ kind: 'none' });
  const turn = useRef(0);
  const forget = () => {
    turn.current++;
    setProgress({ kind: 'none' });
  };
  const run = async (rows: readonly ImportRow[], order: ImportOrder) => {
    const mine = ++turn.current;
    const told = await send(rows, order, (next) => {
      if (turn.current === mine) setProgress(next);
      return turn.current === mine;
    });
    if (turn.current === mine && told) setProgress(told);
    if (!order.preview) await queries.invalidateQueries({ queryKey: ['contacts'] });
  };
  return { progress, run, forget };
}

async function send(
  rows: readonly ImportRow[],
  { preview, despiteDuplicates }: ImportOrder,
  say: (progress: ImportProgress) => boolean,
): Promise<ImportProgress | undefined> {
  const counts: Record<ImportResult, number> = { created: 0, changed: 0, unchanged: 0, refused: 0, duplicate: 0 };
  const wrong: WrongRow[] = [];
  let done = 0;
  for (const part of partsOf(rows)) {
    if (!say({ kind: 'running', preview, done, of: rows.length })) return undefined;
    const items = part.map(({ externalId, card }) => ({ externalId, card }));
    const answer = await client.importContacts({ items, preview, despiteDuplicates });
    if (!answer.ok) return { kind: 'failed', preview, code: answer.error.code, done, counts, wrong };
    answer.value.items.forEach((outcome, at) => {
      counts[outcome.result]++;
      const row = part[at];
      if (row && (outcome.result === 'refused' || outcome.result === 'duplicate')) wrong.push({ row, outcome });
    });
    done += part.length;
  }
  return { kind: preview ? 'previewed' : 'imported', counts, wrong };
}
