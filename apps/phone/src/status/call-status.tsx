import { useLanguage } from '@wpm/ui';
import { CalendarClock } from 'lucide-react';
import { Suspense, useState } from 'react';
import { choiceText } from './status-text.ts';
import { type MyStatus, useMyBreaks, useMyStatus } from './use-my-status.ts';
import { useStatusWords } from './words/use-status-words.ts';
import { lazily } from '../loading/lazily.tsx';

const StatusSheet = lazily(async () => (await import('./status-sheet.tsx')).StatusSheet);

/** The way from a call to the status after it (F27), and which it will be. */
export function CallStatus() {
  const status = useMyStatus();
  return status && <NextStatus status={status} />;
}

function NextStatus({ status }: { readonly status: MyStatus }) {
  const words = useStatusWords();
  const { language } = useLanguage();
  const [sheet, setSheet] = useState<'unloaded' | 'open' | 'closed'>('unloaded');
  const breaks = useMyBreaks(status.next?.kind === 'break');
  const later = status.next ? words.later(choiceText(status.next, breaks, { words, language })) : undefined;
  return (
    <>
      <button
        type="button"
        className="call-status"
        aria-haspopup="dialog"
        aria-label={words.nextOne(later)}
        title={words.nextOne(later)}
        onClick={() => setSheet('open')}
      >
        <CalendarClock aria-hidden />
        {later !== undefined && <span aria-hidden>{later}</span>}
      </button>
      {sheet !== 'unloaded' && (
        <Suspense>
          <StatusSheet status={status} open={sheet === 'open'} onClose={() => setSheet('closed')} />
        </Suspense>
      )}
    </>
  );
}
