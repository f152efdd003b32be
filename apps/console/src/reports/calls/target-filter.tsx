import type { Target } from '../../administration/edit/target-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useReportWords } from '../words/use-report-words.ts';

export type TargetFilterProps = {
  readonly label: string;
  readonly chosen: string | null;
  readonly targets: readonly Target[];
  /** The text of choosing none of them, where the usual one does not fit the language. */
  readonly any?: string;
  readonly onChoose: (id: string | null) => void;
};

/** One of the tenant's users or campaigns; one that was removed since stays chosen, as a link may name it. */
export function TargetFilter({ label, chosen, targets, any, onChoose }: TargetFilterProps) {
  const usual = useConsoleWords().filter.any;
  const { noSuch } = useReportWords().filter;
  const known = targets.some(({ id }) => id === chosen) || chosen === null;
  const all = known ? targets : [{ id: chosen, name: noSuch }, ...targets];
  return (
    <SelectField
      label={label}
      value={chosen}
      values={all.map(({ id }) => id)}
      texts={Object.fromEntries(all.map(({ id, name }) => [id, name]))}
      any={any ?? usual}
      onChoose={onChoose}
    />
  );
}
