import type { Colleague } from '@wpm/contract';
import { errorText, IconButton, Notice, useWords } from '@wpm/ui';
import { Forward, Phone, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import type { PickedFor } from './hand-on-kind.ts';
import { useColleagues } from './use-colleagues.ts';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

type RowProps = { readonly kind: PickedFor; readonly onPick: (number: string) => void };
/** `recent` are the numbers of whom the user asked last: they stand first, until somebody is searched for. */
export type ColleagueListProps = RowProps & { readonly recent?: readonly string[] };

const NOBODY: readonly string[] = [];

/** Colleagues with what they are doing at this moment, and a search (F31, F33, F44). */
export function ColleagueList({ kind, onPick, recent = NOBODY }: ColleagueListProps) {
  const words = useWords();
  const { colleagues: own } = useHandingOnWords();
  const [search, setSearch] = useState('');
  const { items, isPart, problem } = useColleagues(useDeferredValue(search.trim()), recent);
  return (
    <div className="colleagues">
      <label className="search">
        <Search size={20} aria-hidden />
        <span className="ui-unseen">{own.search}</span>
        <input
          type="search"
          placeholder={own.search}
          maxLength={64}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      {problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(words, problem)}
        </Notice>
      )}
      {(items !== undefined || problem === undefined) && (
        <Found items={items} isSearched={search.trim() !== ''} recent={recent} row={{ kind, onPick }} />
      )}
      {isPart && <p className="quiet">{own.isPart}</p>}
    </div>
  );
}

type FoundProps = {
  readonly items: readonly Colleague[] | undefined;
  readonly isSearched: boolean;
  readonly recent: readonly string[];
  readonly row: RowProps;
};

function Found({ items, isSearched, recent, row }: FoundProps) {
  const { loading } = usePhoneWords();
  const { colleagues: own } = useHandingOnWords();
  if (items === undefined) return <p role="status">{loading}</p>;
  if (items.length === 0) return <p role="status">{isSearched ? own.nobody : own.none}</p>;
  const first = isSearched ? [] : items.filter(({ number }) => recent.includes(number));
  if (first.length === 0) return <Rows items={items} row={row} />;
  return (
    <>
      <h3>{own.recent}</h3>
      <Rows items={first} row={row} />
      <h3>{own.others}</h3>
      <Rows items={items.filter((one) => !first.includes(one))} row={row} />
    </>
  );
}

function Rows({ items, row }: { readonly items: readonly Colleague[]; readonly row: RowProps }) {
  return (
    <ul>
      {items.map((one) => (
        <Row key={one.id} colleague={one} {...row} />
      ))}
    </ul>
  );
}

/** Who could not answer cannot be pressed; the word beside the name says why. */
function Row({ colleague, kind, onPick }: RowProps & { readonly colleague: Colleague }) {
  const { colleagues: own } = useHandingOnWords();
  const { name, number, state } = colleague;
  const isPickable = kind === 'forward' || state === 'free' || state === 'wrap-up';
  return (
    <li className="row colleague" data-state={state}>
      <span className="row-text">
        <b>{name}</b>
        <small>
          <span className="colleague-mark" aria-hidden /> {own.states[state]} · {number}
        </small>
      </span>
      <IconButton
        label={own.goTo[kind](name)}
        icon={kind === 'consult' ? <Phone aria-hidden /> : <Forward aria-hidden />}
        disabled={!isPickable}
        onClick={() => onPick(number)}
      />
    </li>
  );
}
