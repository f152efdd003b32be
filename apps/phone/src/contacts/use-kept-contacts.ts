import type { ListedContact } from '@wpm/contract';
import { useEffect, useState } from 'react';
import type { Pages } from '../list/use-pages.ts';
import { useKept } from '../offline/use-kept-queries.ts';
import { CONTACTS_KEY } from './contacts-key.ts';
import { foundInKept } from './kept-contacts.ts';
import type { Asked } from './use-contact.ts';

/** A search the platform could not answer finds among the contacts this device has seen (`isPart`). */
export function useKeptContacts(
  list: Pages<ListedContact>,
  { search }: Asked,
): { readonly list: Pages<ListedContact>; readonly isPart: boolean } {
  const kept = useKept();
  const isWanted = search !== undefined && list.problem === 'network/unreachable' && list.items.length === 0;
  const [found, setFound] = useState<readonly ListedContact[]>([]);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      // Hashes of queries are their keys as JSON.
      const lists = (await kept)?.beginning(JSON.stringify([...CONTACTS_KEY, 'list']).slice(0, -1)) ?? [];
      if (!isGone) setFound(foundInKept(lists, search ?? ''));
    };
    if (isWanted) void look();
    else setFound([]);
    return () => void (isGone = true);
  }, [kept, search, isWanted]);
  const isPart = isWanted && found.length > 0;
  return { isPart, list: isPart ? { ...list, items: found } : list };
}
