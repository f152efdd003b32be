import { JOURNAL_STATES } from '@wpm/contract';
import { client } from '../../client.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { SendingLog } from '../../webhooks/sending-log.tsx';
import { JournalledCall } from './journalled-call.tsx';

/** The calls that were written to a CRM, the newest first, and those that are on their way or were given up. */
export function JournalLog({ connectorId }: { readonly connectorId: string }) {
  const words = useConsoleWords().crm.journal;
  return (
    <SendingLog
      label={words.log}
      nothing={words.nothing}
      queryKey={['crm', 'journal', connectorId]}
      states={JOURNAL_STATES}
      texts={words.states}
      read={(asked) => client.listCrmJournal({ connectorId, ...asked })}
    >
      {(entry, reread) => <JournalledCall key={entry.id} connectorId={connectorId} entry={entry} onAgain={reread} />}
    </SendingLog>
  );
}
