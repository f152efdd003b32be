import { useLanguage } from '@wpm/ui';
import { useAccounts } from '../administration/targets.ts';
import type { Change } from '../audit/changes-of.ts';
import { dialChangesOf } from './dial-changes.ts';
import { useDiallingWords } from './words/use-dialling-words.ts';

/** Tells what became of a dial policy in words, with the names of countries and people. */
export function useDialChanges(): (before: unknown, after: unknown) => readonly Change[] | undefined {
  const words = useDiallingWords();
  const { language } = useLanguage();
  const accounts = useAccounts();
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  return (before, after) =>
    dialChangesOf(before, after, {
      words,
      countryOf: (country) => countries.of(country) ?? country,
      // Whose account is no longer there is told by its id: two of them are not one.
      accountOf: (accountId) => accounts.find(({ id }) => id === accountId)?.name ?? accountId,
    });
}
