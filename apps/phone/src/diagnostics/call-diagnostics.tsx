import { useQuery } from '@tanstack/react-query';
import { Button, Sheet } from '@wpm/ui';
import { Activity } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { useLineWords } from './words/line/use-line-words.ts';
import { lazily } from '../loading/lazily.tsx';

const DiagnosticsReport = lazily(async () => (await import('./diagnostics-report.tsx')).DiagnosticsReport);

/** The way from a call of *my calls* to its diagnostics, on the device that handled it (F26, F38). */
export function CallDiagnosticsButton({ callId }: { readonly callId: string }) {
  const words = useLineWords();
  const { diagnostics } = useSoftphone();
  const [open, setOpen] = useState(false);
  const kept = useQuery({
    queryKey: ['diagnostics', callId],
    queryFn: async () => (await diagnostics.ofCall(callId)) ?? null,
    networkMode: 'always',
    staleTime: 0,
  });
  if (kept.isPending) return null;
  if (kept.data === null || kept.data === undefined) return <p className="quiet">{words.elsewhere}</p>;
  return (
    <>
      <Button wide icon={<Activity aria-hidden />} onClick={() => setOpen(true)}>
        {words.label}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={words.label}>
        <Suspense>
          <DiagnosticsReport diagnostics={kept.data} />
        </Suspense>
      </Sheet>
    </>
  );
}
