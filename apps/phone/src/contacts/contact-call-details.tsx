import type { ContactCall } from '@wpm/contract';
import { clockDuration, Sheet, useCallWords, useLanguage } from '@wpm/ui';
import { classifierText } from '../classifiers/classifier-text.ts';
import { useClassifierWords } from '../classifiers/words/use-classifier-words.ts';
import { ForwardingSteps } from '../forwarding/forwarding-steps.tsx';
import { Facts, type Fact } from '../list/facts.tsx';
import { RecordedCall } from '../my-calls/recorded-call.tsx';
import { useMyCallsWords } from '../my-calls/words/use-my-calls-words.ts';
import { directionOf } from './contact-call-direction.ts';
import { useContactWords } from './words/use-contact-words.ts';

export type ContactCallDetailsProps = { readonly call: ContactCall | undefined; readonly onClose: () => void };

/** What there is about a call with a contact, whoever had it (F20): who, what they said of it, and its recording for who may hear it. */
export function ContactCallDetails({ call, onClose }: ContactCallDetailsProps) {
  const { details } = useMyCallsWords();
  return (
    <Sheet open={call !== undefined} onClose={onClose} title={details}>
      {call !== undefined && <Details call={call} />}
    </Sheet>
  );
}

function Details({ call }: { readonly call: ContactCall }) {
  const words = useContactWords();
  const facts = useFactsOf(call);
  const { recording, forwardings } = call;
  return (
    <>
      <Facts facts={facts} />
      <Said call={call} />
      {forwardings !== undefined && <ForwardingSteps steps={forwardings} />}
      {recording === null ? (
        call.talkMs > 0 && <p className="quiet">{words.notHeard}</p>
      ) : (
        <RecordedCall key={recording.id} recording={recording} />
      )}
    </>
  );
}

function useFactsOf(call: ContactCall): readonly Fact[] {
  const own = useMyCallsWords();
  const words = useContactWords();
  const { outcomes } = useCallWords();
  const { language } = useLanguage();
  const started = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' });
  return [
    [own.outcome, outcomes[directionOf(call)][call.outcome]],
    [own.result, own.results[call.result]],
    ...(call.agents.length > 0 ? [[words.agents, call.agents.join(', ')] as const] : []),
    ...(call.campaign === null ? [] : [[own.campaign, call.campaign.name] as const]),
    [own.started, started.format(new Date(call.startedAt))],
    ...(call.talkMs > 0 ? [[words.talk, clockDuration(call.talkMs)] as const] : []),
    [own.id, call.callId],
  ];
}

/** What was said of the call last, with its note, and by whom. */
function Said({ call: { classification } }: { readonly call: ContactCall }) {
  const words = useClassifierWords();
  const { language } = useLanguage();
  return (
    <div className="classifier-said">
      <span className="row-text">
        <small>{words.title}</small>
        <b>{classification ? classifierText(classification.classifier, words, language) : words.none}</b>
        {classification?.note && <span className="classifier-note">{classification.note}</span>}
        {classification && <small>{classification.by === null ? words.byPlatform : words.by(classification.by)}</small>}
      </span>
    </div>
  );
}
