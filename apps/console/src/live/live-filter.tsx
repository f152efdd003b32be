import { Button } from '@wpm/ui';
import { FilterX } from 'lucide-react';
import { useCallback } from 'react';
import { SearchField } from '../fields/search-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { AGENT_GROUPS } from './agent-group.ts';
import { type LiveView, LONGEST_SEARCH } from './live-view.ts';
import { isNarrowed } from './narrowed.ts';
import { useLiveWords } from './words/use-live-words.ts';

export type LiveFilterProps = {
  readonly view: LiveView;
  /** Names of campaigns there is something of. */
  readonly campaigns: readonly string[];
  readonly onChange: (change: Partial<LiveView>) => void;
};

/** Narrows down whom and which calls one sees. */
export function LiveFilter({ view, campaigns, onChange }: LiveFilterProps) {
  const words = useLiveWords();
  const { filter } = useConsoleWords();
  const search = useCallback((text: string) => onChange({ search: text }), [onChange]);
  const { campaign } = view;
  // One that is gone for now is still what is asked for.
  const names = campaign === null || campaigns.includes(campaign) ? campaigns : [campaign, ...campaigns];
  return (
    <section className="filter" aria-label={filter.label}>
      <SearchField label={words.search} maxLength={LONGEST_SEARCH} value={view.search} onSearch={search} />
      <SelectField
        label={words.status}
        any={filter.any}
        values={AGENT_GROUPS}
        texts={words.groups}
        value={view.group}
        onChoose={(group) => onChange({ group })}
      />
      <SelectField
        label={words.queueColumns.queue}
        any={filter.any}
        values={names}
        texts={Object.fromEntries(names.map((name) => [name, name]))}
        value={campaign}
        onChoose={(name) => onChange({ campaign: name })}
      />
      {isNarrowed(view) && (
        <Button
          icon={<FilterX size={18} aria-hidden />}
          onClick={() => onChange({ search: '', group: null, campaign: null })}
        >
          {filter.clear}
        </Button>
      )}
    </section>
  );
}
