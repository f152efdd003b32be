import { type Contact, type ContactCard, type ContactChange, type ListedContact, contactCard } from '@wpm/contract';
import type { AuditedRow, ContactRow, ListedRow } from '@wpm/store';

/** A contact that is opened. A card an older version wrote gets the defaults of what is new. */
export function presentContact({ id, version, changedAt, name, card }: ContactRow): Contact {
  return { contactId: id, version, changedAt: changedAt.toISOString(), name, card: contactCard.parse(card) };
}

export function presentListedContact({ id, name, company, numbers }: ListedRow): ListedContact {
  return { contactId: id, name, company, numbers: [...numbers] };
}

/** A change as the audit log has it; what was refused changed nothing. */
export function presentContactChange({ at, displayName, ...entry }: AuditedRow): ContactChange | undefined {
  const { action, result, before, after } = entry;
  const known = CHANGES.find((one) => one === action && result === 'ok');
  return (
    known && { at: at.toISOString(), by: displayName, action: known, before: cardIn(before), after: cardIn(after) }
  );
}

const CHANGES = ['contact.create', 'contact.change', 'contact.merge', 'contact.import'] as const;

function cardIn(document: unknown): ContactCard | null {
  const card = contactCard.safeParse(document);
  return card.success ? card.data : null;
}
