import type { Call, CallDiagnostics } from '@wpm/softphone';
import { Sheet } from '@wpm/ui';
import { useState } from 'react';
import { DiagnosticsReport } from './diagnostics-report.tsx';
import { useQuality } from './use-quality.ts';
import { useLineWords } from './words/line/use-line-words.ts';

/** The diagnostics of a call that is up, growing by the second. */
export function LiveDiagnostics({ call, onClose }: { readonly call: Call; readonly onClose: () => void }) {
  const words = useLineWords();
  const quality = useQuality(call.id);
  const [now] = useState(() => ({ wall: Date.now(), monotonic: performance.now() }));
  const since = call.kind === 'connected' ? call.since : now.monotonic;
  const diagnostics: CallDiagnostics = {
    id: call.id,
    callId: call.platformCallId ?? call.id,
    startedAt: now.wall - (now.monotonic - since),
    direction: call.direction,
    other: call.other,
    samples: quality?.samples ?? [],
  };
  return (
    <Sheet open onClose={onClose} title={words.label}>
      <DiagnosticsReport diagnostics={diagnostics} />
    </Sheet>
  );
}
