import type { ReportedCall } from '@wpm/contract';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { runningFirst } from '../list/call-list.ts';
import { CallRow } from './call-row.tsx';
import { COLUMNS } from './columns.tsx';
import { WholeInstant } from './start-time.tsx';

export type CallTableProps = {
  readonly calls: readonly ReportedCall[];
  readonly openCallId: string | null;
  readonly onOpen: (callId: string) => void;
};

/** The calls as a table, running ones on top. */
export function CallTable({ calls, openCallId, onOpen }: CallTableProps) {
  const words = useConsoleWords().calls;
  return (
    <>
      <table className="call-table">
        <caption className="ui-unseen">{words.table}</caption>
        <thead>
          <tr>
            {(['kind', 'start', ...COLUMNS.map(({ id }) => id)] as const).map((id) => (
              <th key={id} scope="col" data-column={id}>
                {words.columns[id]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runningFirst(calls).map((call) => (
            <CallRow key={call.callId} call={call} open={call.callId === openCallId} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      <WholeInstant />
    </>
  );
}
