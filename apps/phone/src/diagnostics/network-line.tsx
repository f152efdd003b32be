import { type Call, latest, type Quality } from '@wpm/softphone';
import { useLanguage } from '@wpm/ui';
import { SignalHigh, SignalLow } from 'lucide-react';
import { Suspense, useState } from 'react';
import { measureText } from './measure-text.ts';
import { useQuality, useTroubles } from './use-quality.ts';
import { useLineWords } from './words/line/use-line-words.ts';
import { lazily } from '../loading/lazily.tsx';

const LiveDiagnostics = lazily(async () => (await import('./live-diagnostics.tsx')).LiveDiagnostics);

/** One line about the network at the top of a call; pressing it opens the diagnostics (F36). */
export function NetworkLine({ call }: { readonly call: Call }) {
  const words = useLineWords();
  const quality = useQuality(call.id);
  const [open, setOpen] = useState(false);
  const bad = useTroubles(call).length > 0;
  const { state, figures } = useLineText(quality, bad);
  if (quality === undefined) return null;
  const Icon = bad ? SignalLow : SignalHigh;
  return (
    <>
      <button type="button" className="network-line" data-bad={bad || undefined} onClick={() => setOpen(true)}>
        <Icon size={20} aria-hidden />
        <span className="ui-unseen">{words.label}</span>
        <span>
          {state} {figures !== undefined && <span className="network-figures">{figures}</span>}
        </span>
      </button>
      <Suspense>{open && <LiveDiagnostics call={call} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** State in words, then loss, jitter and round trip of what is heard. */
function useLineText(
  quality: Quality | undefined,
  bad: boolean,
): { readonly state: string; readonly figures?: string } {
  const words = useLineWords();
  const { language } = useLanguage();
  const last = quality?.samples.at(-1);
  if (quality === undefined || last === undefined) return { state: words.waiting };
  const { lossPercent, jitterMs } = latest(quality, 'inbound');
  const values = [
    measureText('lossPercent', lossPercent, language, '–'),
    measureText('jitterMs', jitterMs, language, '–'),
    measureText('rttMs', last.rttMs, language, '–'),
  ];
  return { state: bad ? words.bad : words.good, figures: values.join(' · ') };
}
