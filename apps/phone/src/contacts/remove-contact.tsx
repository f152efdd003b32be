import { useQueryClient } from '@tanstack/react-query';
import type { Contact } from '@wpm/contract';
import { Button, errorText, Notice, Sheet, useWords } from '@wpm/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { client } from '../client.ts';
import { renewContacts } from './renew-contacts.ts';
import { useContactWords } from './words/use-contact-words.ts';

/** Takes a contact away, after a clear yes. */
export function RemoveContact({ contact }: { readonly contact: Contact }) {
  const shared = useWords();
  const words = useContactWords();
  const queries = useQueryClient();
  const [, open] = useLocation();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const remove = async () => {
    const answer = await client.contacts((contacts) => contacts.removeContact({ contactId: contact.contactId }));
    if (!answer.ok) return setProblem(answer.error.code);
    open('/contacts');
    return void renewContacts(queries, new Set([contact.contactId]));
  };
  return (
    <>
      <Button wide icon={<Trash2 aria-hidden />} onClick={() => setAsking(true)}>
        {words.remove}
      </Button>
      <Sheet open={asking} onClose={() => setAsking(false)} title={words.remove}>
        <p>{words.removeSure(contact.name)}</p>
        {problem !== undefined && (
          <Notice tone="bad" urgent>
            {errorText(shared, problem)}
          </Notice>
        )}
        <Button wide onClick={() => setAsking(false)}>
          {words.keep}
        </Button>
        <Button tone="bad" wide onClick={() => void remove()}>
          {words.remove}
        </Button>
      </Sheet>
    </>
  );
}
