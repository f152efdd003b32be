import type { Contact, ReportedCall } from '@wpm/contract';
import { Button, CallIcon, clockDuration, timeOfDay, useLanguage, useCallWords } from '@wpm/ui';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { DayList } from '../list/day-list.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { useContactCalls } from './use-contact.ts';
import { useContactWords } from './words/use-contact-words.ts';

/** All calls with a contact, with whoever had them (F20). */
export function ContactCalls({ contact }: { readonly contact: Contact }) {
  const own = usePhoneWords();
  const words = useContactWords();
  const list = useContactCalls(contact.contactId);
  return (
    <section aria-label={words.calls} className="contact-calls">
      <h2>{words.calls}</h2>
      <ListProblem list={list} offline={words.offline} />
      {list.loading && <p>{own.loading}</p>}
      {!list.loading && list.problem === undefined && list.items.length === 0 && <p>{words.noCalls}</p>}
      <DayList
        items={list.items}
        at={(call) => call.startedAt}
        row={(call) => <ContactCall key={call.callId} call={call} />}
      />
      {list.more !== undefined && <Button onClick={list.more}>{words.older}</Button>}
    </section>
  );
}

function ContactCall({ call }: { readonly call: ReportedCall }) {
  const words = useCallWords();
  const { language } = useLanguage();
  const direction = call.direction === 'outbound' ? 'outbound' : 'inbound';
  return (
    <li className="row call-row">
      <CallIcon direction={direction} outcome={call.outcome} decorative />
      <span className="row-text">
        <b>{call.agents.join(', ') || (direction === 'outbound' ? call.caller : call.callee).name}</b>
        <small>{words.outcomes[direction][call.outcome]}</small>
      </span>
      <span className="call-row-times">
        <time dateTime={call.startedAt}>{timeOfDay(new Date(call.startedAt), language)}</time>
        <small>{call.talkMs > 0 && clockDuration(call.talkMs)}</small>
      </span>
    </li>
  );
}
