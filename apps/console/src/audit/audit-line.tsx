import type { AuditedEntry } from '@wpm/contract';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { useInstants } from '../zone/use-instants.ts';
import { AuditChanges } from './audit-changes.tsx';

/** One entry: a line that says it, and below it what was and what became of it. */
export function AuditLine({ entry }: { readonly entry: AuditedEntry }) {
  const words = useConsoleWords().audit;
  const { short } = useInstants();
  const errorText = useErrorText();
  const { account, action, at, result, source, subject } = entry;
  return (
    <li>
      <details className="holiday">
        <summary>
          <b>{actionText(action, words)}</b>{' '}
          <span>{account === null ? nobodyText(entry, words) : `${account.displayName} (${account.login})`}</span>{' '}
          <span className="quiet">{short(at)}</span> {result !== 'ok' && <span className="mark">{words.refused}</span>}
        </summary>
        <div className="holiday-fields">
          {result !== 'ok' && <p>{errorText(result)}</p>}
          <AuditChanges entry={entry} />
          <p className="quiet breakable">
            {words.origin(action, source)}
            {subject !== null && ` ${words.subjectText(subject)}`}
          </p>
        </div>
      </details>
    </li>
  );
}

/** What only the operator's command line does of it, and the platform by itself, without an account. */
const OPERATORS = /^(?:licence|tenant)\./;
const INVITING = new Set(['account.create', 'account.invite']);

function nobodyText(
  { action, source }: AuditedEntry,
  words: { readonly nobody: string; readonly operator: string; readonly platform: string },
): string {
  if (source === 'platform') return words.platform;
  return OPERATORS.test(action) || INVITING.has(action) ? words.operator : words.nobody;
}

type ActionWords = {
  readonly things: Readonly<Record<string, string>>;
  readonly deeds: Readonly<Record<string, string>>;
};

/** `campaign.change` in words, as far as this console knows them. */
function actionText(action: string, { things, deeds }: ActionWords): string {
  const [thing = '', ...deed] = action.split('.');
  const done = deed.join('.');
  return `${things[thing] ?? thing}: ${deeds[done] ?? done}`;
}
