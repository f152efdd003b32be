import type { DiagnosticsArchive } from './archive.ts';

/** The archive of this browser, loaded when it is first used: the first screen does without it. */
export function browserArchive(): DiagnosticsArchive {
  let loading: Promise<DiagnosticsArchive> | undefined;
  const archive = () => (loading ??= open());
  return {
    save: async (diagnostics) => (await archive()).save(diagnostics),
    ofCall: async (callId) => (await archive()).ofCall(callId),
    count: async () => (await archive()).count(),
    clear: async () => (await archive()).clear(),
  };
}

async function open(): Promise<DiagnosticsArchive> {
  const { IndexedArchive } = await import('./indexed-archive.ts');
  const archive = new IndexedArchive();
  return archive.count().then(
    () => archive,
    () => NOTHING_KEPT,
  );
}

/** Of a browser that keeps nothing for this page: in a private window, or framed by a page of another site (ADR 0057). */
const NOTHING_KEPT: DiagnosticsArchive = {
  save: async () => {},
  ofCall: async () => undefined,
  count: async () => 0,
  clear: async () => {},
};
