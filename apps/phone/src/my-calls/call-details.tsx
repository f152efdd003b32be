import type { Account, MyCall } from '@wpm/contract';
import { useLanguage, useCallWords } from '@wpm/ui';
import { Suspense } from 'react';
import { usePartyText } from '../call/use-party-text.ts';
import { CallingAsChip } from '../calling-as/calling-as-chip.tsx';
import { useCallingAs } from '../calling-as/use-calling-as.ts';
import { CallClassifier } from '../classifiers/call-classifier.tsx';
import { useClassification } from '../classifiers/use-classification.ts';
import { CallerContact } from '../contacts/loaded-contact.ts';
import { CallDiagnosticsButton } from '../diagnostics/call-diagnostics.tsx';
import { ForwardingSteps } from '../forwarding/forwarding-steps.tsx';
import { DialButton } from '../keypad/dial-button.tsx';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useAfterDone } from '../list/beside-context.ts';
import { Entry } from '../list/entry.tsx';
import { Facts } from '../list/facts.tsx';
import { PlanRecall } from '../recalls/loaded-plan-recall.ts';
import { CallCourse } from './call-course.tsx';
import { RecordedCall } from './recorded-call.tsx';
import { useMyCallsWords } from './words/use-my-calls-words.ts';

export type CallDetailsProps = {
  readonly call: MyCall | undefined;
  /** Whether it is known if it is there. */
  readonly isRead?: boolean;
  readonly account: Account;
  readonly onClose: () => void;
};

/** Everything about a call, its recording, and the green handset (F26). */
export function CallDetails({ call, isRead = true, account, onClose }: CallDetailsProps) {
  const own = useMyCallsWords();
  const { loading } = usePhoneWords();
  const done = useAfterDone(onClose);
  const absent = isRead ? own.notListed : loading;
  return (
    <Entry open={call !== undefined} onClose={onClose} title={own.details} absent={absent}>
      {call !== undefined && (
        <Details key={`${call.callId}/${call.part}`} call={call} account={account} onDone={done} />
      )}
    </Entry>
  );
}

type DetailsProps = { readonly call: MyCall; readonly account: Account; readonly onDone: () => void };

function Details({ call, account, onDone }: DetailsProps) {
  const own = useMyCallsWords();
  const { recording } = call;
  const as = useCallingAs(call.campaign);
  return (
    <>
      <Known call={call} />
      <CallCourse call={call} />
      {call.forwardings !== undefined && <ForwardingSteps steps={call.forwardings} />}
      <CallClassifier call={call} />
      <Suspense>
        <CallerContact number={call.other.number} account={account} onOpen={onDone} />
      </Suspense>
      <Suspense>
        <Planning call={call} />
      </Suspense>
      {recording === null ? <p className="quiet">{own.noRecording}</p> : <RecordedCall recording={recording} />}
      {call.talkMs > 0 && <CallDiagnosticsButton callId={call.callId} />}
      {call.other.number !== 'anonymous' && (
        <>
          <CallingAsChip as={as} />
          <DialButton number={call.other.number} label={own.call} as={as} onDialled={onDone} />
        </>
      )}
    </>
  );
}

/** A call-back in the campaign of the call. */
function Planning({ call }: { readonly call: MyCall }) {
  const { known } = useClassification({ callId: call.callId, part: call.part });
  return <PlanRecall numbers={[call.other.number]} name={call.other.name} campaignId={known?.campaignId ?? null} />;
}

function Known({ call }: { readonly call: MyCall }) {
  const words = useCallWords();
  const own = useMyCallsWords();
  const { language } = useLanguage();
  const { title, number } = usePartyText()(call.other);
  const started = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' });
  const facts = [
    [own.outcome, words.outcomes[call.direction][call.outcome]],
    [own.result, own.results[call.result]],
    ...(call.campaign === null ? [] : [[own.campaign, call.campaign] as const]),
    [own.started, started.format(new Date(call.startedAt))],
    [own.id, call.callId],
  ] as const;
  return (
    <>
      <p className="details-party">
        <b>{title}</b> {number}
      </p>
      <Facts facts={facts} />
    </>
  );
}
