import { useLanguage } from '@wpm/ui';
import { ChevronDown } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { choiceText, statusText } from './status-text.ts';
import { StatusTime } from './status-time.tsx';
import { type MyStatus, useMyBreaks, useMyStatus } from './use-my-status.ts';
import { useStatusWords } from './words/use-status-words.ts';
import { lazily } from '../loading/lazily.tsx';

const StatusSheet = lazily(async () => (await import('./status-sheet.tsx')).StatusSheet);

/** Where the choice of a status is opened by its address, over the keypad. */
const STATUS_PATH = '/status';

export type StatusControlProps = { readonly connection: 'connecting' | 'registered' | 'lost' | 'refused' };

/** The agent's status with its running time (F12), and the way to another; without a connection, that there is none. */
export function StatusControl({ connection }: StatusControlProps) {
  const own = usePhoneWords();
  const status = useMyStatus();
  if (status === undefined || connection !== 'registered') {
    return (
      <p className="chip" data-state={connection} aria-live="polite">
        <span className="chip-dot" aria-hidden />
        {own.connection[connection]}
      </p>
    );
  }
  return <Status status={status} />;
}

function Status({ status }: { readonly status: MyStatus }) {
  const words = useStatusWords();
  const { language } = useLanguage();
  const [sheet, setSheet] = useState<'unloaded' | 'open' | 'closed'>('unloaded');
  // A shortcut of the application's icon leads here.
  const [location, go] = useLocation();
  useEffect(() => {
    if (location !== STATUS_PATH) return;
    setSheet('open');
    go('/', { replace: true });
  }, [location, go]);
  const breaks = useMyBreaks(status.next?.kind === 'break');
  const text = statusText(status, words, language);
  const isFree = status.activity === 'idle' && (status.chosen.kind === 'ready' || status.chosen.kind === 'in-queue');
  return (
    <>
      <button
        type="button"
        className="chip status"
        data-state={isFree ? 'registered' : 'away'}
        aria-haspopup="dialog"
        title={words.change(text)}
        onClick={() => setSheet('open')}
      >
        <span className="chip-dot" aria-hidden />
        <span className="status-text" aria-live="polite">
          {text}
        </span>
        <StatusTime begunAt={status.begunAt} />
        {status.next && <small>{words.later(choiceText(status.next, breaks, { words, language }))}</small>}
        <ChevronDown size={16} aria-hidden />
      </button>
      {sheet !== 'unloaded' && (
        <Suspense>
          <StatusSheet status={status} open={sheet === 'open'} onClose={() => setSheet('closed')} />
        </Suspense>
      )}
    </>
  );
}
