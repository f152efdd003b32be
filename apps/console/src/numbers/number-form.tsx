import type { NumberSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { CheckField } from '../fields/check-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { RouteFields } from './route-fields.tsx';

/** Everything that is set of a number. */
export function NumberForm({ draft, change, problem }: FormProps<NumberSettings, Entry<NumberSettings>>) {
  const words = useConsoleWords().numbers;
  return (
    <>
      <TextField
        label={words.number}
        hint={words.numberHint}
        placeholder="+48 22 100 00 00"
        inputMode="tel"
        value={draft.number}
        problem={problem('number')}
        onChange={(number) => change({ number })}
      />
      <TextField
        label={words.label}
        hint={words.labelHint}
        maxLength={100}
        value={draft.label ?? ''}
        problem={problem('label')}
        onChange={(label) => change({ label: label === '' ? null : label })}
      />
      <RouteFields route={draft.route} problem={problem} onChange={(route) => change({ route })} />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}
