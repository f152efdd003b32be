import type { CellProps } from '../administration/noun.ts';
import { readableNumber } from '../format/readable-number.ts';
import type { ContactEntry } from './contact-entry.ts';

type ContactCell = CellProps<ContactEntry>;

export function ContactCompany({ entry: { company } }: ContactCell) {
  return company;
}

export function ContactNumbers({ entry: { numbers } }: ContactCell) {
  return numbers.map(readableNumber).join(', ');
}
