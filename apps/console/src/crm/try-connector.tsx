import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../client.ts';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { type ConnectorDraft, type ConnectorEntry, givenSecrets, settingsOf } from './connector-entry.ts';

type Tried = Extract<Awaited<ReturnType<typeof client.tryCrmConnector>>, { ok: true }>['value'];
type Try =
  | { readonly kind: 'none' | 'asking' }
  | { readonly kind: 'answered'; readonly tried: Tried }
  | { readonly kind: 'refused'; readonly code: string };

type Trying = { readonly draft: ConnectorDraft; readonly entry: ConnectorEntry | null };

/** Asks by what stands in the form, saved or not, and shows what came back. */
export function TryConnector({ draft, entry }: Trying) {
  const words = useConsoleWords().crm;
  const [number, setNumber] = useState('');
  const { state, ask } = useTrying({ draft, entry });
  const isIdle = number.trim() !== '' && state.kind !== 'asking';
  const attempt = () => {
    if (isIdle) void ask(number.trim());
  };
  return (
    <fieldset className="checks destination try-number">
      <legend>{words.try}</legend>
      <div className="try-line">
        <TextField
          label={words.tryNumber}
          inputMode="tel"
          maxLength={40}
          value={number}
          onChange={setNumber}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Enter would save the form round it.
            event.preventDefault();
            attempt();
          }}
        />
        <Button aria-disabled={!isIdle} onClick={attempt}>
          {state.kind === 'asking' ? words.trying : words.tryIt}
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
  const ask = async (number: string) => {
    setState({ kind: 'asking' });
    const answer = await client.tryCrmConnector({
      settings: settingsOf(draft),
      secrets: givenSecrets(draft),
      number,
      ...(entry && { connectorId: entry.id }),
    });
    setState(answer.ok ? { kind: 'answered', tried: answer.value } : { kind: 'refused', code: answer.error.code });
  };
  return { state, ask };
}

function Outcome({ state }: { readonly state: Try }) {
  const words = useConsoleWords().crm;
  const errorText = useErrorText();
  if (state.kind === 'refused')
    return <Notice tone="bad">{state.code === 'request/invalid' ? words.tryInvalid : errorText(state.code)}</Notice>;
  if (state.kind !== 'answered') return null;
  const { found, error, status, tookMs, answer } = state.tried;
  return (
    <>
      {error !== null && <Notice tone="bad">{words.tryFailed(error)}</Notice>}
      {error === null && found === null && <Notice tone="warn">{words.tryNobody(status, tookMs)}</Notice>}
      {found && <Found found={found} tookMs={tookMs} />}
      {tookMs > 1_500 && error === null && <Notice tone="warn">{words.trySlow}</Notice>}
      {answer !== '' && (
        <details className="crm-answer">
          <summary>{words.answer}</summary>
          <pre>{answer}</pre>
        </details>
      )}
    </>
  );
}

function Found({ found, tookMs }: { readonly found: NonNullable<Tried['found']>; readonly tookMs: number }) {
  const words = useConsoleWords().crm;
  const rows = [
    { label: words.callerName, value: found.name },
    { label: words.company, value: found.company },
    ...found.fields,
  ];
  return (
    <>
      <Notice tone="plain">{words.tryFound(tookMs)}</Notice>
      <dl className="tried">
        {rows
          .filter(({ value }) => value !== '')
          .map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {found.link !== null && (
          <div>
            <dt>{words.link}</dt>
            <dd>
              <a href={found.link} target="_blank" rel="noreferrer" className="breakable">
                {found.link}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
