import type { Contact, ContactCall } from '@wpm/contract';
import { CallIcon, clockDuration, timeOfDay, useLanguage, useCallWords } from '@wpm/ui';
import { AudioLines } from 'lucide-react';
import { useState } from 'react';
import { classifierText } from '../classifiers/classifier-text.ts';
import { useClassifierWords } from '../classifiers/words/use-classifier-words.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { DayList } from '../list/day-list.tsx';
import { ListEnd } from '../list/list-end.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { directionOf } from './contact-call-direction.ts';
import { ContactCallDetails } from './contact-call-details.tsx';
import { useContactCalls } from './use-contact.ts';
import { useContactWords } from './words/use-contact-words.ts';

/** All calls with a contact, with whoever had them (F20); a row opens everything there is about its call. */
export function ContactCalls({ contact }: { readonly contact: Contact }) {
  const own = usePhoneWords();
  const words = useContactWords();
  const list = useContactCalls(contact.contactId);
  const [opened, setOpened] = useState<ContactCall>();
  return (
    <section aria-label={words.calls} className="contact-calls">
      <h2>{words.calls}</h2>
      <ListProblem list={list} offline={words.offline} />
      {list.loading && <p>{own.loading}</p>}
      {!list.loading && list.problem === undefined && list.items.length === 0 && <p>{words.noCalls}</p>}
      <DayList
        items={list.items}
        at={(call) => call.startedAt}
        row={(call) => <ContactCallRow key={call.callId} call={call} onOpen={() => setOpened(call)} />}
      />
      <ListEnd list={list} text={words.older} />
      <ContactCallDetails call={opened} onClose={() => setOpened(undefined)} />
    </section>
  );
}

type ContactCallRowProps = { readonly call: ContactCall; readonly onOpen: () => void };

function ContactCallRow({ call, onOpen }: ContactCallRowProps) {
  const words = useCallWords();
  const own = useContactWords();
  const classifiers = useClassifierWords();
  const { language } = useLanguage();
  const direction = directionOf(call);
  const { classification: said } = call;
  return (
    <li>
      <button type="button" className="row call-row" onClick={onOpen}>
        <CallIcon direction={direction} outcome={call.outcome} decorative />
        <span className="row-text">
          <b>{call.agents.join(', ') || (direction === 'outbound' ? call.caller : call.callee).name}</b>
          <small>{words.outcomes[direction][call.outcome]}</small>
          {said !== null && <small>{classifierText(said.classifier, classifiers, language)}</small>}
          {said?.note && <small className="row-note">{said.note}</small>}
        </span>
        <span className="call-row-times">
          <time dateTime={call.startedAt}>{timeOfDay(new Date(call.startedAt), language)}</time>
          <small>
            {call.recording !== null && <AudioLines size={14} aria-label={own.recorded} role="img" />}
            {call.talkMs > 0 && clockDuration(call.talkMs)}
          </small>
        </span>
      </button>
    </li>
  );
}
