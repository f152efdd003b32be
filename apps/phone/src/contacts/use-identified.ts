import { useQuery } from '@tanstack/react-query';
import type { IdentifiedContact, Party } from '@wpm/contract';
import { client } from '../client.ts';
import { CONTACTS_KEY } from './contacts-key.ts';

/** Whose number this is (F21); undefined until it is known, or where nobody can be asked. Colleagues are no contacts. */
export function useIdentified(number: string): readonly IdentifiedContact[] | undefined {
  const { data } = useQuery({
    queryKey: [...CONTACTS_KEY, 'of', number],
    queryFn: async () => {
      const answer = await client.contacts((contacts) => contacts.identifyNumbers({ numbers: [number] }));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.items[0] ?? [];
    },
    enabled: number.startsWith('+'),
    networkMode: 'always',
  });
  return data;
}

/** A party by the name of the one contact that has its number, whatever the network said (F21). */
export function useNamed(party: Party): Party {
  const [contact, ...others] = useIdentified(party.number) ?? [];
  return contact && others.length === 0 ? { ...party, name: contact.name } : party;
}
