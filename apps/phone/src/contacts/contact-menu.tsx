import type { ListedContact } from '@wpm/contract';
import { Button, Sheet } from '@wpm/ui';
import { Eye, List } from 'lucide-react';
import { useLocation } from 'wouter';
import { CallingAsChip } from '../calling-as/calling-as-chip.tsx';
import { useCallingAs } from '../calling-as/use-calling-as.ts';
import { DialButton } from '../keypad/dial-button.tsx';
import { useNumberRules } from '../phone/use-number-rules.ts';
import type { ContactRights } from './contact-rights.ts';
import { useContactWords } from './words/use-contact-words.ts';

export type ContactMenuProps = {
  readonly contact: ListedContact | undefined;
  readonly rights: ContactRights;
  readonly onClose: () => void;
};

/** The three dots of a contact: call one of its numbers, view, history (F18). */
export function ContactMenu({ contact, rights, onClose }: ContactMenuProps) {
  return (
    <Sheet open={contact !== undefined} onClose={onClose} title={contact?.name ?? ''}>
      {contact !== undefined && <Menu contact={contact} rights={rights} onClose={onClose} />}
    </Sheet>
  );
}

function Menu({ contact, rights, onClose }: ContactMenuProps & { readonly contact: ListedContact }) {
  const words = useContactWords();
  const rules = useNumberRules();
  const as = useCallingAs();
  const [, open] = useLocation();
  const at = `/contacts/${contact.contactId}`;
  return (
    <>
      {rights.open && (
        <>
          <Button wide icon={<Eye aria-hidden />} onClick={() => open(at)}>
            {words.view}
          </Button>
          <Button wide icon={<List aria-hidden />} onClick={() => open(`${at}/history`)}>
            {words.history}
          </Button>
        </>
      )}
      {contact.numbers.length === 0 && <p>{words.noNumbers}</p>}
      {contact.numbers.length > 0 && <CallingAsChip as={as} />}
      {contact.numbers.map((number) => (
        <DialButton
          key={number}
          number={number}
          label={words.call(rules.readable(number))}
          as={as}
          onDialled={onClose}
        />
      ))}
    </>
  );
}
