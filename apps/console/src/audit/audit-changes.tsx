import type { AuditedEntry } from '@wpm/contract';
import { useDialChanges } from '../dialling/use-dial-changes.ts';
import { forwardingChangesOf } from '../forwarding/forwarding-changes.ts';
import { useForwardingWords } from '../forwarding/words/use-forwarding-words.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { PlainTable } from '../tables/plain-table.tsx';
import { trunkChangesOf } from '../trunks/trunk-changes.ts';
import { type Change, changesOf } from './changes-of.ts';

type AuditChangesProps = { readonly entry: AuditedEntry };

/** What was and what became of it: of some things in the words of their page, of others as settings are named. */
export function AuditChanges({ entry }: AuditChangesProps) {
  const { action } = entry;
  if (action === 'dial-policy.change') return <DialChanges entry={entry} />;
  if (action === 'forwarding.change') return <ForwardingChanges entry={entry} />;
  if (action.startsWith('trunk.')) return <TrunkChanges entry={entry} />;
  return <Told entry={entry} />;
}

function DialChanges({ entry }: AuditChangesProps) {
  return <Told entry={entry} inWords={useDialChanges()(entry.before, entry.after)} />;
}

function ForwardingChanges({ entry }: AuditChangesProps) {
  const { told } = useConsoleWords().audit;
  const words = useForwardingWords();
  return <Told entry={entry} inWords={forwardingChangesOf(entry.before, entry.after, { words, told })} />;
}

function TrunkChanges({ entry }: AuditChangesProps) {
  return <Told entry={entry} inWords={trunkChangesOf(entry.before, entry.after, useConsoleWords())} />;
}

type ToldProps = AuditChangesProps & {
  /** Undefined where nobody could put it into words. */
  readonly inWords?: readonly Change[] | undefined;
};

function Told({ entry: { before, after }, inWords }: ToldProps) {
  const words = useConsoleWords().audit;
  const changes = inWords ?? changesOf(before, after);
  if (changes.length === 0) return null;
  return (
    <PlainTable label={words.changes} headings={[words.setting, words.before, words.after]}>
      {changes.map(({ path, before: was, after: is }) => (
        <tr key={path}>
          <th scope="row">{inWords ? path : <code>{path}</code>}</th>
          <td>{was}</td>
          <td>{is}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
