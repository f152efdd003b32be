import type { Classification, Party, ReportedPart } from '@wpm/contract';
import { clockDuration, type Language, useLanguage } from '@wpm/ui';
import type { ReactNode } from 'react';
import { PartyName } from '../../calls/table/party-name.tsx';
import { RecordingCell } from '../../calls/table/recording-cell.tsx';
import { readableNumber } from '../../format/readable-number.ts';
import type { ConsoleWords } from '../../i18n/console-words.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { Absent } from '../../states/absent.tsx';
import { durationOrNone, measured } from '../format.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { classifierPath } from './use-classifier-choices.ts';

/** What a cell may need beside its part. */
type Around = { readonly words: ReportWords; readonly console: ConsoleWords; readonly language: Language };

export type Column = {
  readonly id: keyof ReportWords['columns'];
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean;
  readonly cell: (part: ReportedPart, around: Around) => ReactNode;
};

/** The columns of semantics.md after the start, which heads its row. Null is shown as none. */
export const REPORT_COLUMNS: readonly Column[] = [
  { id: 'campaign', cell: ({ campaign }) => campaign?.name ?? null },
  { id: 'own', cell: ({ ownNumber }) => readableNumber(ownNumber) },
  { id: 'customer', cell: ({ customer }) => <PartyName party={customer} /> },
  { id: 'agent', cell: ({ agent }) => agent?.name ?? null },
  { id: 'device', cell: ({ device }, { words }) => device && words.devices[device] },
  { id: 'wait', isNumber: true, cell: ({ queue }) => queue && clockDuration(queue.waitMs) },
  { id: 'ring', isNumber: true, cell: ({ ringMs }) => clockDuration(ringMs) },
  { id: 'talk', isNumber: true, cell: ({ talkMs }) => durationOrNone(talkMs) },
  { id: 'hold', isNumber: true, cell: ({ holdMs }) => durationOrNone(holdMs) },
  { id: 'consultation', isNumber: true, cell: ({ consultationMs }) => durationOrNone(consultationMs) },
  { id: 'wrapUp', isNumber: true, cell: ({ wrapUpMs }) => durationOrNone(wrapUpMs) },
  { id: 'result', cell: ({ result }, { console }) => console.calls.results[result] },
  { id: 'endedBy', cell: ({ endedBy }, { console }) => endedBy && console.calls.endedBy[endedBy] },
  { id: 'transferredFrom', cell: ({ transferredFrom }) => partyCell(transferredFrom) },
  { id: 'transferredTo', cell: ({ transferredTo }) => partyCell(transferredTo) },
  { id: 'forwarded', cell: ({ forwarded }, { words }) => forwarded && words.forwardings[forwarded.reason] },
  { id: 'classifier', cell: ({ classification }, at) => classification && classifierText(classification, at) },
  { id: 'note', cell: ({ classification }) => classification?.note ?? null },
  { id: 'recording', cell: ({ recording }) => recording && <RecordingCell recording={recording} /> },
  { id: 'loss', isNumber: true, cell: ({ sound }, at) => sound && measured(sound.lossPercent, 1, '%', at.language) },
  { id: 'jitter', isNumber: true, cell: ({ sound }, at) => sound && measured(sound.jitterMs, 0, 'ms', at.language) },
  { id: 'rtt', isNumber: true, cell: ({ sound }, at) => sound && measured(sound.rttMs, 0, 'ms', at.language) },
  { id: 'mos', isNumber: true, cell: ({ sound }, at) => sound && measured(sound.mos, 1, '', at.language) },
  { id: 'part', isNumber: true, cell: ({ part }) => part || null },
];

export function ReportCells({ part, columns }: { readonly part: ReportedPart; readonly columns: readonly Column[] }) {
  const around = { words: useReportWords(), console: useConsoleWords(), language: useLanguage().language };
  return columns.map(({ id, isNumber, cell }) => (
    <td key={id} data-number={isNumber}>
      {cell(part, around) ?? <Absent />}
    </td>
  ));
}

function classifierText({ classifier }: Classification, { words, language }: Around): string {
  return classifier.kind === 'system'
    ? words.systemClassifiers[classifier.is]
    : classifierPath(classifier.names, language);
}

function partyCell(party: Party | null): ReactNode {
  return party && <PartyName party={party} />;
}
