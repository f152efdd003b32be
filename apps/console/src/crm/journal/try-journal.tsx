import { Notice } from '@wpm/ui';
import { client } from '../../client.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { type ConnectorDraft, type ConnectorEntry, triedWith } from '../connector-entry.ts';
import { TryNumber } from '../try-number.tsx';

type Tried = Extract<Awaited<ReturnType<typeof client.tryCrmJournal>>, { ok: true }>['value'];
type Trying = { readonly draft: ConnectorDraft; readonly entry: ConnectorEntry | null };

/** Writes a sample call by what stands in the form, saved or not, and shows each step. */
export function TryJournal({ draft, entry }: Trying) {
  const words = useConsoleWords().crm.journal;
  return (
    <TryNumber
      legend={words.try}
      hint={words.tryHint}
      button={{ idle: words.tryIt, asking: words.writing }}
      ask={(number) => client.tryCrmJournal({ number, ...triedWith(draft, entry) })}
    >
      {(tried) => <Outcome tried={tried} />}
    </TryNumber>
  );
}

const TONES = { written: 'plain', skipped: 'warn', 'not-written': 'bad' } as const;

function Outcome({ tried: { outcome, activityId, steps } }: { readonly tried: Tried }) {
  const words = useConsoleWords().crm.journal;
  return (
    <>
      <Notice tone={TONES[outcome]}>{words.tried[outcome](activityId)}</Notice>
      {steps.map(({ kind, status, tookMs, error, sent, answer }) => (
        <details key={kind} className="crm-answer">
          <summary>{words.step(words.steps[kind], status, tookMs)}</summary>
          {error !== null && <p>{error}</p>}
          <pre>{`${sent.method} ${sent.url}\n${sent.body}`}</pre>
          <pre>{answer}</pre>
        </details>
      ))}
    </>
  );
}
