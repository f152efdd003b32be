import type { ReportedCall } from '@wpm/contract';
import type { ReactNode } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { isRunning } from '../list/call-list.ts';
import { EndedByCell, Result, RingTime, TalkTime } from '../table/columns.tsx';
import { Fact } from '../../tables/fact.tsx';
import { PartyName } from '../table/party-name.tsx';
import { RunningTime } from '../table/running-time.tsx';
import { CallRecording } from './call-recording.tsx';
import { Identifier } from './identifier.tsx';
import { WholeTime } from './whole-time.tsx';

type DetailsProps = { readonly call: ReportedCall };

/** All that is known of a call. */
export function CallDetails({ call }: DetailsProps) {
  const words = useConsoleWords();
  return (
    <div className="panel-body">
      <CallRecording call={call} />
      <Facts heading={words.panel.parties}>
        <Fact term={words.calls.columns.caller}>
          <PartyName party={call.caller} />
        </Fact>
        <Fact term={words.calls.columns.callee}>
          <PartyName party={call.callee} />
        </Fact>
        <Fact term={words.calls.columns.agents}>
          <Agents names={call.agents} />
        </Fact>
      </Facts>
      <Course call={call} />
      <Facts heading={words.panel.identifiers}>
        <Fact term={words.panel.callId}>
          <Identifier value={call.callId} of={words.panel.callId} />
        </Fact>
        {call.recording !== null && (
          <Fact term={words.panel.recordingId}>
            <Identifier value={call.recording.id} of={words.panel.recordingId} />
          </Fact>
        )}
      </Facts>
    </div>
  );
}

/** What happened when, and how it ended. */
function Course({ call }: DetailsProps) {
  const words = useConsoleWords().panel;
  return (
    <Facts heading={words.course}>
      <Fact term={words.started}>
        <WholeTime instant={call.startedAt} />
      </Fact>
      <Fact term={words.answered}>
        {call.answeredAt === null ? words.notAnswered : <WholeTime instant={call.answeredAt} />}
      </Fact>
      <Fact term={words.ended}>{call.endedAt === null ? words.inProgress : <WholeTime instant={call.endedAt} />}</Fact>
      <Fact term={words.ring}>
        <RingTime call={call} />
      </Fact>
      <Fact term={words.talk}>
        <TalkTime call={call} />
      </Fact>
      {isRunning(call) && (
        <Fact term={words.whole}>
          <RunningTime since={call.startedAt} />
        </Fact>
      )}
      <Fact term={words.result}>
        <Result call={call} />
      </Fact>
      <Fact term={words.endedBy}>
        <EndedByCell call={call} />
      </Fact>
    </Facts>
  );
}

/** In the order of their parts of the call. */
function Agents({ names }: { readonly names: readonly string[] }) {
  const words = useConsoleWords().calls;
  if (names.length === 0) return words.none;
  return (
    <ol className="agents">
      {[...names.entries()].map(([part, name]) => (
        <li key={part}>{name}</li>
      ))}
    </ol>
  );
}

function Facts({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <section className="facts">
      <h3>{heading}</h3>
      <dl>{children}</dl>
    </section>
  );
}
