import type { DiagnosticsArchive } from './archive.ts';

/** The archive of this browser, loaded when it is first used: the first screen does without it. */
export function browserArchive(): DiagnosticsArchive {
  let loading: Promise<DiagnosticsArchive> | undefined;
  const archive = () => (loading ??= import('./indexed-archive.ts').then(({ IndexedArchive }) => new IndexedArchive()));
  return {
    save: async (diagnostics) => (await archive()).save(diagnostics),
    ofCall: async (callId) => (await archive()).ofCall(callId),
    count: async () => (await archive()).count(),
    clear: async () => (await archive()).clear(),
  };
}
