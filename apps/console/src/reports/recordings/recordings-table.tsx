import { isRecordingShort, type ListedRecording } from '@wpm/contract';
import { clockDuration, type Language, useLanguage } from '@wpm/ui';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { PartyName } from '../../calls/table/party-name.tsx';
import { percentOf } from '../../format/instant.ts';
import { Absent } from '../../states/absent.tsx';
import { inColumns, useColumns } from '../columns/use-columns.ts';
import { zonedInstant } from '../format.ts';
import type { RecordingWords } from './words/recording-words.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

export type RecordingsTableProps = {
  readonly recordings: readonly ListedRecording[];
  readonly timeZone: string;
  readonly onOpen: (id: string) => void;
};

type Column = {
  readonly id: keyof RecordingWords['columns'];
  readonly isNumber?: boolean;
  readonly cell: (recording: ListedRecording, at: Around) => ReactNode;
};
type Around = { readonly words: RecordingWords; readonly language: Language; readonly timeZone: string };

/** After the start, which heads its row. Null is shown as none. */
const COLUMNS: readonly Column[] = [
  { id: 'hold', cell: ({ hold }) => hold && <Held reason={hold.reason} /> },
  { id: 'customer', cell: ({ customer }) => <PartyName party={customer} /> },
  { id: 'agents', cell: ({ agents }) => (agents.length > 0 ? agents.join(', ') : null) },
  { id: 'campaign', cell: ({ campaign }) => campaign?.name ?? null },
  { id: 'length', isNumber: true, cell: ({ durationMs }) => clockDuration(durationMs) },
  {
    id: 'completeness',
    isNumber: true,
    cell: (recording, { language }) => (
      <span className={isRecordingShort(recording) ? 'recording-incomplete' : undefined}>
        {percentOf(recording.completeness, language)}
      </span>
    ),
  },
  {
    id: 'keptUntil',
    cell: ({ keptUntil }, { words, timeZone, language }) =>
      keptUntil === null ? words.forEver : zonedInstant(keptUntil, timeZone, language),
  },
];

/** Recordings, the newest first. */
export function RecordingsTable({ recordings, timeZone, onOpen }: RecordingsTableProps) {
  const words = useRecordingWords();
  const { language } = useLanguage();
  const columns = inColumns(useColumns('recordings').shown, COLUMNS);
  const around = { words, language, timeZone };
  return (
    <table className="report-table">
      <caption className="ui-unseen">{words.tableLabel}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.start}</th>
          {columns.map(({ id, isNumber }) => (
            <th key={id} scope="col" data-number={isNumber}>
              {words.columns[id]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {recordings.map((recording) => (
          <tr key={recording.id}>
            <th scope="row">
              <Opener recording={recording} around={around} onOpen={onOpen} />
            </th>
            {columns.map(({ id, isNumber, cell }) => (
              <td key={id} data-number={isNumber}>
                {cell(recording, around) ?? <Absent />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type OpenerProps = Pick<RecordingsTableProps, 'onOpen'> & {
  readonly recording: ListedRecording;
  readonly around: Around;
};

function Opener({ recording: { id, startedAt }, around: { words, timeZone, language }, onOpen }: OpenerProps) {
  return (
    <button id={`recording-${id}`} type="button" className="link" onClick={() => onOpen(id)}>
      <span className="ui-unseen">{words.open}: </span>
      <time dateTime={startedAt}>{zonedInstant(startedAt, timeZone, language)}</time>
    </button>
  );
}

function Held({ reason }: { readonly reason: string }) {
  const words = useRecordingWords();
  return (
    <span title={reason}>
      <Lock size={14} aria-hidden /> {words.held}
    </span>
  );
}
