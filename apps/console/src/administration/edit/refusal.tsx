import type { RequestError } from '@wpm/client';
import { Button, Notice } from '@wpm/ui';
import { type RefObject, useEffect, useState } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';

export type RefusalProps = {
  readonly refusal: RequestError<string>;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly onReload: () => void;
};

/** Why it was not saved, and what to do. */
export function Refusal({ refusal, form, onReload }: RefusalProps) {
  const { administration: words, accounts, keys } = useConsoleWords();
  const errorText = useErrorText();
  const unmarked = useUnmarked(refusal, form);
  if (refusal.code.endsWith('/changed-meanwhile'))
    return (
      <Notice tone="warn" urgent>
        <p>{words.changedMeanwhile}</p>
        <Button onClick={onReload}>{words.reload}</Button>
      </Notice>
    );
  const scopeNames: Readonly<Record<string, string>> = keys.scopes;
  const notHeld = refusal.code === 'api-key/scope-not-held' ? refusal.fields?.['scopes']?.split(' ') : undefined;
  const licenceNames: Readonly<Record<string, string>> = accounts.licences;
  const licence = refusal.code.startsWith('licence/') ? refusal.fields?.['licence'] : undefined;
  return (
    <Notice tone="bad" urgent>
      <p>
        {errorText(refusal.code)}
        {licence !== undefined && ` ${words.licence(licenceNames[licence] ?? licence)}`}
        {notHeld && ` ${keys.notHeld(notHeld.map((scope) => scopeNames[scope] ?? scope))}`}
      </p>
      {unmarked.length > 0 && (
        <ul>
          {unmarked.map(([field, reason]) => (
            <li key={field}>
              {field}: {words.reasons[reason]}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

type Reasons = NonNullable<RequestError['reasons']>;

/** What is wrong where the form has no field that could show it, as with what a newer platform asks for. */
function useUnmarked(refusal: RequestError<string>, form: RefusalProps['form']) {
  const [unmarked, setUnmarked] = useState<readonly [string, Reasons[string]][]>([]);
  useEffect(() => {
    const isMarked = Boolean(form.current?.querySelector('[aria-invalid=true], [data-invalid]'));
    setUnmarked(isMarked ? [] : Object.entries(refusal.reasons ?? {}));
  }, [refusal, form]);
  return unmarked;
}
