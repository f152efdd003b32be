import { useAccounts } from '../administration/targets.ts';
import { SearchField } from '../fields/search-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { AUDITED, type AuditFilter } from './audit-filter.ts';

export type AuditFilterBarProps = {
  readonly filter: AuditFilter;
  readonly onChange: (changes: Partial<AuditFilter>) => void;
};

/** Narrows the log. */
export function AuditFilterBar({ filter, onChange }: AuditFilterBarProps) {
  const words = useConsoleWords().audit;
  const accounts = useAccounts();
  return (
    <div className="noun-tools" role="search">
      <TextField label={words.from} type="date" value={filter.from} onChange={(from) => onChange({ from })} />
      <TextField label={words.to} type="date" value={filter.to} onChange={(to) => onChange({ to })} />
      <SelectField
        label={words.who}
        any={words.anybody}
        values={accounts.map(({ id }) => id)}
        texts={Object.fromEntries(accounts.map(({ id, name }) => [id, name]))}
        value={filter.accountId === '' ? null : filter.accountId}
        onChoose={(id) => onChange({ accountId: id ?? '' })}
      />
      <SelectField
        label={words.what}
        any={words.anything}
        values={AUDITED}
        texts={words.things}
        value={AUDITED.find((thing) => thing === filter.what) ?? null}
        onChoose={(thing) => onChange({ what: thing ?? '' })}
      />
      <SearchField
        label={words.subject}
        placeholder={words.subjectHint}
        maxLength={200}
        value={filter.subject}
        onSearch={(subject) => onChange({ subject })}
      />
    </div>
  );
}
