import type { MyCall } from '@wpm/contract';
import { clockDuration, useLanguage } from '@wpm/ui';
import { usePartyText } from '../call/use-party-text.ts';
import { courseOf, type Moment } from './course-of.ts';
import { useMyCallsWords } from './words/use-my-calls-words.ts';

/** 24 hours in every language, as in the list of calls. */
const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** How the user's part in a call went (F26): what began when, and where its recording is silent because it was paused (F39). */
export function CallCourse({ call }: { readonly call: MyCall }) {
  const { course } = useMyCallsWords();
  const momentText = useMomentText(call);
  const { language } = useLanguage();
  const clock = new Intl.DateTimeFormat(language, CLOCK);
  const pauses = call.recording?.pauses ?? [];
  return (
    <section className="call-course">
      <h3>{course.heading}</h3>
      <ol>
        {courseOf(call).map((moment) => (
          <li key={moment.kind}>
            <time dateTime={new Date(moment.at).toISOString()}>{clock.format(moment.at)}</time>
            <span>{momentText(moment)}</span>
          </li>
        ))}
      </ol>
      {pauses.map(({ fromMs, toMs }) => (
        <p key={fromMs} className="quiet">
          {course.paused(clockDuration(fromMs), clockDuration(toMs))}
        </p>
      ))}
    </section>
  );
}

function useMomentText(call: MyCall): (moment: Moment) => string {
  const { course, results } = useMyCallsWords();
  const partyText = usePartyText();
  return (moment) => {
    switch (moment.kind) {
      case 'waited':
        return course.waited(clockDuration(moment.ms));
      case 'handed-here':
        return course.handedHere(partyText(moment.by).title);
      case 'rang':
        return course.rang[call.direction](clockDuration(moment.ms));
      case 'talked':
        return moment.holdMs > 0
          ? course.talkedAndHeld(clockDuration(moment.ms), clockDuration(moment.holdMs))
          : course.talked(clockDuration(moment.ms));
      case 'handed-on':
        return course.handedOn(partyText(moment.to).title);
      case 'over':
        break;
    }
    return call.outcome === 'answered' ? course.over : results[call.result];
  };
}
