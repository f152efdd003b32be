import type { NumberSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import { useChoices } from '../administration/use-choices.ts';
import { client } from '../client.ts';
import { SelectField } from '../fields/select-field.tsx';
import { readableNumber } from '../format/readable-number.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

export type DirectNumberFieldProps = {
  /** Null where the account is being made. */
  readonly accountId: string | null;
  readonly value: string | null;
  readonly problem: string | undefined;
  readonly onChoose: (number: string | null) => void;
};

/** The user's own number: one of the tenant's that leads nowhere yet, or here. */
export function DirectNumberField({ accountId, value, problem, onChoose }: DirectNumberFieldProps) {
  const words = useConsoleWords().accounts;
  const free = useChoices<Entry<NumberSettings>>('numbers', client.listNumbers)
    .filter(({ settings: { route } }) => isFree(route, accountId))
    .map(({ settings }) => settings.number);
  const numbers = value === null || free.includes(value) ? free : [value, ...free];
  return (
    <SelectField
      label={words.directNumber}
      hint={numbers.length === 0 ? words.noNumbers : words.directNumberHint}
      any={words.noNumber}
      values={numbers}
      texts={Object.fromEntries(numbers.map((number) => [number, readableNumber(number)]))}
      value={value}
      problem={problem}
      onChoose={onChoose}
    />
  );
}

function isFree(route: NumberSettings['route'], accountId: string | null): boolean {
  return route.kind === 'nowhere' || (route.kind === 'account' && route.accountId === accountId);
}
