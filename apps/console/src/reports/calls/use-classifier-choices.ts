import { type NamesPerLanguage, nameIn, SYSTEM_CLASSIFIERS } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import type { Target } from '../../administration/edit/target-field.tsx';
import { useChoices } from '../../administration/use-choices.ts';
import { client } from '../../client.ts';
import { useReportWords } from '../words/use-report-words.ts';

/** What a report can be narrowed to: the tenant's classifiers, each after what it stands below, then the platform's own. */
export function useClassifierChoices(): readonly Target[] {
  const { systemClassifiers } = useReportWords();
  const { language } = useLanguage();
  const known = useChoices('classifiers', client.listClassifiers);
  const byId = new Map(known.map(({ id, settings }) => [id, settings]));
  const namesOf = (id: string | null): readonly NamesPerLanguage[] => {
    const settings = id === null ? undefined : byId.get(id);
    return settings ? [...namesOf(settings.parentId), settings.names] : [];
  };
  const own = known.map(({ id }) => ({ id, name: classifierPath(namesOf(id), language) }));
  return [
    ...own.toSorted((one, other) => one.name.localeCompare(other.name, language)),
    ...SYSTEM_CLASSIFIERS.map((id) => ({ id, name: systemClassifiers[id] })),
  ];
}

/** A classifier by the names of all it stands below. */
export const classifierPath = (names: readonly NamesPerLanguage[], language: string): string =>
  names.map((each) => nameIn(each, language)).join(' › ');
