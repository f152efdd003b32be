import { useState } from 'react';
import { TextField } from '../fields/text-field.tsx';
import type { Subject } from './bulk.ts';
import { useBulkWords } from './words/use-bulk-words.ts';

export type SubjectListProps = {
  readonly subjects: readonly Subject[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

/** Those that can be chosen, narrowed by what is typed; all that are shown are chosen by one check. */
export function SubjectList({ subjects, chosen, onChoose }: SubjectListProps) {
  const words = useBulkWords();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = subjects.filter(({ name, about }) => `${name} ${about}`.toLocaleLowerCase().includes(wanted));
  const isAll = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], isIn: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (isIn) next.add(id);
      else next.delete(id);
    onChoose(next);
  };
  return (
    <section aria-label={words.who}>
      <h2>{words.who}</h2>
      <div className="bulk-search">
        <TextField label={words.search} type="search" value={typed} onChange={setTyped} />
      </div>
      <div className="check">
        <label>
          <input type="checkbox" checked={isAll} onChange={() => choose(idsOf(shown), !isAll)} />
          {words.all(shown.length)}
        </label>
      </div>
      {subjects.length === 0 && <p className="quiet">{words.nothing}</p>}
      <Shown shown={shown} chosen={chosen} onChoose={choose} />
      <p role="status" className="quiet">
        {words.chosen(chosen.size)}
      </p>
    </section>
  );
}

const idsOf = (subjects: readonly Subject[]) => subjects.map(({ id }) => id);

type ShownProps = {
  readonly shown: readonly Subject[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], isIn: boolean) => void;
};

function Shown({ shown, chosen, onChoose }: ShownProps) {
  const words = useBulkWords();
  return (
    <ul className="bulk-list" tabIndex={0} aria-label={words.who}>
      {shown.map(({ id, name, about }) => (
        <li key={id} className="check">
          <label>
            <input type="checkbox" checked={chosen.has(id)} onChange={() => onChoose([id], !chosen.has(id))} />
            <span>
              {name} <span className="quiet">{about}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
