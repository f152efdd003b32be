import { type CallDiagnostics, type DiagnosticsArchive, joined } from './archive.ts';

/** An archive for tests: forgets everything with its object. */
export class MemoryArchive implements DiagnosticsArchive {
  readonly kept = new Map<string, CallDiagnostics>();

  async save(diagnostics: CallDiagnostics): Promise<void> {
    this.kept.set(diagnostics.id, diagnostics);
  }

  async ofCall(callId: string): Promise<CallDiagnostics | undefined> {
    return joined([...this.kept.values()].filter((one) => one.callId === callId));
  }

  async count(): Promise<number> {
    return this.kept.size;
  }

  async clear(): Promise<void> {
    this.kept.clear();
  }
}
