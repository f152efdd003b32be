import { Notice } from '@wpm/ui';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { type ConnectorDraft, type ConnectorEntry, triedWith } from './connector-entry.ts';
import { TryNumber } from './try-number.tsx';

type Tried = Extract<Awaited<ReturnType<typeof client.tryCrmConnector>>, { ok: true }>['value'];
type Trying = { readonly draft: ConnectorDraft; readonly entry: ConnectorEntry | null };

/** Asks by what stands in the form, saved or not, and shows what came back. */
export function TryConnector({ draft, entry }: Trying) {
  const words = useConsoleWords().crm;
  return (
    <TryNumber
      legend={words.try}
      button={{ idle: words.tryIt, asking: words.trying }}
      ask={(number) => client.tryCrmConnector({ number, ...triedWith(draft, entry) })}
    >
      {(tried) => <Outcome tried={tried} />}
    </TryNumber>
  );
}

function Outcome({ tried: { found, error, status, tookMs, answer } }: { readonly tried: Tried }) {
  const words = useConsoleWords().crm;
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
