import type { ListedContact } from '@wpm/contract';
import { folded } from '../list/folded.ts';

/** As many as a page of the list. */
const MOST = 50;

/** The contacts of kept lists in which every word of a search stands, by name; none twice. Without a network this is the search (F17). */
export function foundInKept(lists: readonly unknown[], search: string): readonly ListedContact[] {
  const words = folded(search).split(/\s+/);
  const known = new Map(lists.flatMap(contactsIn).map((contact) => [contact.contactId, contact]));
  return [...known.values()]
    .filter((contact) => {
      const text = folded([contact.name, contact.company, ...contact.numbers].join(' '));
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .slice(0, MOST);
}

/** What lies on the device is as the contract said when it came: it is read only by the same version of the phone's lists. */
function contactsIn(list: unknown): readonly ListedContact[] {
  const { pages }: { pages?: readonly { readonly items: readonly ListedContact[] }[] } = Object(list);
  return Array.isArray(pages) ? pages.flatMap(({ items }) => items.filter(isListed)) : [];
}

function isListed(item: unknown): item is ListedContact {
  const { contactId, name, company, numbers } = Object(item);
  const texts = [contactId, name, company].every((each) => typeof each === 'string');
  return texts && Array.isArray(numbers);
}
