import { useQuery } from '@tanstack/react-query';
import type { FoundContact } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { Merge } from 'lucide-react';
import { useCallback, useState } from 'react';
import { LONGEST_SEARCH } from '../../administration/list/list-view.ts';
import { useMay } from '../../administration/rights.tsx';
import { client } from '../../client.ts';
import { SearchField } from '../../fields/search-field.tsx';
import type { ContactEntry } from '../contact-entry.ts';
import { useContactWords } from '../words/use-contact-words.ts';
import { MergeTwo } from './merge-two.tsx';

const MOST_FOUND = 10;

/** Who may be the same customer: who has one of its numbers, pointed out; and anybody who is searched for. Two are made one. */
export function Duplicates({ entry }: { readonly entry: ContactEntry }) {
  const words = useContactWords();
  const mayEdit = useMay()('contacts:edit');
  const [search, setSearch] = useState('');
  const [otherId, setOtherId] = useState<string | null>(null);
  const find = useCallback((text: string) => setSearch(text), []);
  const same = useSameNumber(entry);
  const found = useFound(entry.id, search);
  if (!mayEdit) return null;
  return (
    <section className="account-actions" aria-label={words.duplicates}>
      <h3>{words.duplicates}</h3>
      {same.length > 0 && <p>{words.sameNumber}</p>}
      <Candidates contacts={same} onChoose={setOtherId} />
      <div className="noun-tools">
        <SearchField
          label={words.mergeSearch}
          placeholder={words.mergeSearchHint}
          maxLength={LONGEST_SEARCH}
          value={search}
          onSearch={find}
        />
      </div>
      <Candidates contacts={found} onChoose={setOtherId} />
      {otherId !== null && (
        <MergeTwo key={otherId} keptId={entry.id} goneId={otherId} onLeft={() => setOtherId(null)} />
      )}
    </section>
  );
}

type CandidatesProps = {
  readonly contacts: readonly FoundContact[];
  readonly onChoose: (contactId: string) => void;
};

function Candidates({ contacts, onChoose }: CandidatesProps) {
  const words = useContactWords();
  if (contacts.length === 0) return null;
  return (
    <ul className="contact-candidates">
      {contacts.map(({ contactId, name, company }) => (
        <li key={contactId}>
          <span>
            <b>{name}</b> <span className="quiet">{company}</span>
          </span>
          <Button
            icon={<Merge size={18} aria-hidden />}
            aria-label={words.mergeWith(name)}
            onClick={() => onChoose(contactId)}
          >
            {words.merge}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Others with a number of this one; none where it has no numbers, or nobody may be asked. */
function useSameNumber({ id, numbers }: ContactEntry): readonly FoundContact[] {
  const query = useQuery({
    queryKey: ['contacts', 'same-number', id, ...numbers],
    queryFn: async () => {
      const answer = await client.identifyNumbers({ numbers: [...numbers] });
      return answer.ok ? answer.value.items.flat() : [];
    },
    enabled: numbers.length > 0,
  });
  const others = (query.data ?? []).filter(({ contactId }) => contactId !== id);
  return [...new Map(others.map((one) => [one.contactId, one])).values()];
}

function useFound(id: string, search: string): readonly FoundContact[] {
  const query = useQuery({
    queryKey: ['contacts', 'merge-search', search],
    queryFn: async () => {
      const answer = await client.listContacts({ search, limit: MOST_FOUND });
      return answer.ok ? answer.value.items : [];
    },
    enabled: search !== '',
  });
  return search === '' ? [] : (query.data ?? []).filter(({ contactId }) => contactId !== id);
}
