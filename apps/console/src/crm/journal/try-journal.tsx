import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../../client.ts';
import { TextField } from '../../fields/text-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { type ConnectorDraft, type ConnectorEntry, givenSecrets, settingsOf } from '../connector-entry.ts';

type Tried = Extract<Awaited<ReturnType<typeof client.tryCrmJournal>>, { ok: true }>['value'];
type Try =
  | { readonly kind: 'none' | 'writing' }
  | { readonly kind: 'answered'; readonly tried: Tried }
  | { readonly kind: 'refused'; readonly code: string };

type Trying = { readonly draft: ConnectorDraft; readonly entry: ConnectorEntry | null };

/** Writes a sample call by what stands in the form, saved or not, and shows each step. */
export function TryJournal({ draft, entry }: Trying) {
  const { journal: words, tryNumber } = useConsoleWords().crm;
  const [number, setNumber] = useState('');
  const { state, write } = useTrying({ draft, entry });
  const isIdle = number.trim() !== '' && state.kind !== 'writing';
  return (
    <fieldset className="checks destination try-number">
      <legend>{words.try}</legend>
      <p className="field-hint">{words.tryHint}</p>
      <div className="try-line">
        <TextField
          label={tryNumber}
          inputMode="tel"
          maxLength={40}
          value={number}
          onChange={setNumber}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Enter would save the form round it.
            event.preventDefault();
            if (isIdle) void write(number);
          }}
        />
        <Button aria-disabled={!isIdle} onClick={() => isIdle && void write(number)}>
          {state.kind === 'writing' ? words.writing : words.tryIt}
        </Button>
      </div>
      <div role="status">
        <Outcome state={state} />
      </div>
    </fieldset>
  );
}

function useTrying({ draft, entry }: Trying) {
  const [state, setState] = useState<Try>({ kind: 'none' });
  const write = async (number: string) => {
    setState({ kind: 'writing' });
    const answer = await client.tryCrmJournal({
      settings: settingsOf(draft),
      secrets: givenSecrets(draft),
      number: number.trim(),
      ...(entry && { connectorId: entry.id }),
    });
    setState(answer.ok ? { kind: 'answered', tried: answer.value } : { kind: 'refused', code: answer.error.code });
  };
  return { state, write };
}

const TONES = { written: 'plain', skipped: 'warn', 'not-written': 'bad' } as const;

function Outcome({ state }: { readonly state: Try }) {
  const { journal: words, tryInvalid } = useConsoleWords().crm;
  const errorText = useErrorText();
  if (state.kind === 'refused')
    return <Notice tone="bad">{state.code === 'request/invalid' ? tryInvalid : errorText(state.code)}</Notice>;
  if (state.kind !== 'answered') return null;
  const { outcome, activityId, steps } = state.tried;
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
