import type { ReportedCall } from '@wpm/contract';
import { CallIcon, clockDuration, useCallWords } from '@wpm/ui';
import type { ComponentType } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { Absent } from '../../states/absent.tsx';
import { isRunning } from '../list/call-list.ts';
import { PartyName } from './party-name.tsx';
import { RecordingCell } from './recording-cell.tsx';
import { RunningTime } from './running-time.tsx';

type CellProps = { readonly call: ReportedCall };

/** The columns after the start of the call, which heads its row. Which of them fit is for the style sheet to say. */
export const COLUMNS = [
  { id: 'caller', Cell: ({ call }) => <PartyName party={call.caller} /> },
  { id: 'callee', Cell: ({ call }) => <PartyName party={call.callee} /> },
  { id: 'agents', Cell: ({ call }) => (call.agents.length === 0 ? <Absent /> : call.agents.join(', ')) },
  { id: 'ring', Cell: RingTime },
  { id: 'talk', Cell: TalkTime },
  { id: 'result', Cell: Result },
  { id: 'endedBy', Cell: EndedByCell },
  { id: 'recording', Cell: ({ call }) => <RecordingCell recording={call.recording} /> },
] as const satisfies readonly { readonly id: string; readonly Cell: ComponentType<CellProps> }[];

/** Direction and outcome, by icon and words (F25). */
export function Kind({ call }: CellProps) {
  const words = useCallWords();
  const outcome = isRunning(call) ? 'running' : call.outcome;
  return (
    <span className="kind">
      <CallIcon direction={call.direction} outcome={outcome} decorative />
      <span className="kind-words">{words.outcomes[call.direction][outcome]}</span>
    </span>
  );
}

export function RingTime({ call }: CellProps) {
  const rings = isRunning(call) && call.answeredAt === null;
  return rings ? <RunningTime since={call.startedAt} /> : clockDuration(call.ringMs);
}

export function TalkTime({ call }: CellProps) {
  if (call.answeredAt === null) return <Absent />;
  return isRunning(call) ? <RunningTime since={call.answeredAt} /> : clockDuration(call.talkMs);
}

/** How the call ended in plain words, or what it is doing. */
export function Result({ call }: CellProps) {
  const words = useConsoleWords().calls;
  if (!isRunning(call)) return words.results[call.result];
  return <span className="running">{words.running[call.answeredAt === null ? 'ringing' : 'talking']}</span>;
}

export function EndedByCell({ call }: CellProps) {
  const words = useConsoleWords().calls;
  return call.endedBy === null ? <Absent /> : words.endedBy[call.endedBy];
}
