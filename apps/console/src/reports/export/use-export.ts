import type { Endpoints } from '@wpm/client';
import type { ExportFormat, ReportExport } from '@wpm/contract';
import { useEffect, useState } from 'react';
import { client } from '../../client.ts';

type Order = Parameters<Endpoints['startReportExport']>[0];

/** Where one is with a file. */
export type ExportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'under-way'; readonly at: ReportExport }
  | { readonly kind: 'saved' }
  /** The code of a refusal; null where the platform gave it up. */
  | { readonly kind: 'failed'; readonly code: string | null };

const LOOK_MS = 1_000;

/** Has a report written into a file in the background, and saves it when it is there. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ kind: 'none' });
  const at = state.kind === 'under-way' ? state.at : null;
  useEffect(() => {
    if (at === null) return undefined;
    const look = setTimeout(() => void next(at).then(setState), LOOK_MS);
    return () => clearTimeout(look);
  }, [at]);
  const start = async (order: Order) => {
    const answer = await client.startReportExport(order);
    setState(answer.ok ? { kind: 'under-way', at: answer.value } : { kind: 'failed', code: answer.error.code });
  };
  const cancel = async () => {
    if (at !== null) await client.cancelReportExport({ exportId: at.id });
    setState({ kind: 'none' });
  };
  return { state, start, cancel };
}

/** Looks how far it is; once it is ready, fetches and saves it. */
async function next({ id: exportId }: ReportExport): Promise<ExportState> {
  const answer = await client.getReportExport({ exportId });
  if (!answer.ok) return { kind: 'failed', code: answer.error.code };
  const { state, report, format } = answer.value;
  if (state === 'failed') return { kind: 'failed', code: null };
  if (state !== 'ready') return { kind: 'under-way', at: answer.value };
  const file = await client.readReportExport(exportId);
  if (!file.ok) return { kind: 'failed', code: file.error.code };
  save(file.value, `${report}.${format satisfies ExportFormat}`);
  return { kind: 'saved' };
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
