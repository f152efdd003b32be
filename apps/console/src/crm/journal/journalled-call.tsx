import { Link } from 'wouter';
import { callPath } from '../../reports/report-paths.ts';
import type { JournalEntry } from '@wpm/contract';
import { Redo2 } from 'lucide-react';
import { client } from '../../client.ts';
import { CommandButton } from '../../fields/command-button.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useInstants } from '../../zone/use-instants.ts';

const TONES = { waiting: 'busy', written: 'good', skipped: 'idle', dead: 'bad' } as const;

type JournalledCallProps = {
  readonly connectorId: string;
  readonly entry: JournalEntry;
  readonly onAgain: () => void;
};

/** One call on its way to the CRM: what became of it, and the way to write it again. */
export function JournalledCall({ connectorId, entry, onAgain }: JournalledCallProps) {
  const { calls, crm, webhooks } = useConsoleWords();
  const words = crm.journal;
  const { short: at } = useInstants();
  const { state, number, startedAt, writtenAt, nextAt, tries, activityId, lastStatus, lastError, callId } = entry;
  return (
    <li>
      <p>
        <Link href={callPath(callId)} className="link">
          <b>{number === 'anonymous' ? calls.anonymous : number}</b>
        </Link>
        , {at(startedAt)}
      </p>
      <p className="live-status" data-tone={TONES[state]}>
        {words.states[state]}
        {writtenAt !== null && state === 'written' && `, ${at(writtenAt)}`}
        {activityId !== null && `, ${words.known(activityId)}`}
        {tries > 1 && `, ${webhooks.tries(tries)}`}
      </p>
      {lastError !== null && <p className="quiet breakable">{webhooks.lastAnswer(lastStatus, lastError)}</p>}
      {nextAt !== null && <p className="quiet">{webhooks.nextTry(at(nextAt))}</p>}
      {state !== 'waiting' && <Again connectorId={connectorId} entry={entry} onAgain={onAgain} />}
    </li>
  );
}

function Again({ connectorId, entry, onAgain }: JournalledCallProps) {
  const words = useConsoleWords().crm.journal;
  const again = async () => {
    const answer = await client.retryCrmJournal({ connectorId, entryId: entry.id });
    if (!answer.ok) return answer.error.code;
    onAgain();
    return undefined;
  };
  return <CommandButton icon={<Redo2 size={18} aria-hidden />} text={words.again} act={again} />;
}
