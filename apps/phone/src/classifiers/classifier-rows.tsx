import { nameIn, type OfferedClassifier } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { groupsAbove, linesOf } from './classifier-tree.ts';

export type ClassifierRowsProps = {
  readonly label: string;
  readonly offered: readonly OfferedClassifier[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

/** The tree of classifiers (F07): a group opens in its place, the end of a branch is chosen. */
export function ClassifierRows({ label, offered, chosen, onChoose }: ClassifierRowsProps) {
  const { language } = useLanguage();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(groupsAbove(offered, chosen)));
  return (
    <ul className="classifiers" aria-label={label}>
      {linesOf(offered, open).map(({ classifier: { id, names }, level, group }) => (
        <li key={id} data-level={level}>
          <button
            type="button"
            className="row"
            aria-expanded={group === null ? undefined : group === 'open'}
            aria-pressed={group === null ? id === chosen : undefined}
            onClick={() => (group === null ? onChoose(id) : setOpen((before) => toggled(before, id)))}
          >
            {group === 'open' && <ChevronDown size={20} aria-hidden />}
            {group === 'closed' && <ChevronRight size={20} aria-hidden />}
            <span className="row-text">{nameIn(names, language)}</span>
            {id === chosen && <Check size={20} aria-hidden />}
          </button>
        </li>
      ))}
    </ul>
  );
}

function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return open.has(id) ? new Set([...open].filter((each) => each !== id)) : new Set([...open, id]);
}
