import { type Account, type MissedCall, MISSED_EXCUSES } from '@wpm/contract';
import { Button, clockDuration, errorText, Notice, useLanguage, useWords } from '@wpm/ui';
import { ChevronDown, Phone } from 'lucide-react';
import { Suspense } from 'react';
import { usePartyText } from '../call/use-party-text.ts';
import { CallingAsChip } from '../calling-as/calling-as-chip.tsx';
import { CallerContact } from '../contacts/loaded-contact.ts';
import { DialRefusal } from '../keypad/dial-refusal.tsx';
import { useAfterDone } from '../list/beside-context.ts';
import { Entry } from '../list/entry.tsx';
import { Facts } from '../list/facts.tsx';
import { PlanRecall } from '../recalls/loaded-plan-recall.ts';
import { MissedMessages } from './loaded-missed-messages.ts';
import { useMissedText } from './missed-text.ts';
import { type CallBack, useCallBack } from './use-call-back.ts';
import { useMinutes } from './use-minutes.ts';
import { useMissedWords } from './words/use-missed-words.ts';

export type MissedSheetProps = {
  readonly call: MissedCall | undefined;
  readonly account: Account;
  readonly onClose: () => void;
  /** What is said beside the list where there is no such call. */
  readonly absent?: string;
};

/** One missed call: what is known of it, calling back, and settling it by hand (F22). */
export function MissedSheet({ call, account, onClose, absent = '' }: MissedSheetProps) {
  const words = useMissedWords();
  const done = useAfterDone(onClose);
  return (
    <Entry open={call !== undefined} onClose={onClose} title={words.details} absent={absent}>
      {call !== undefined && <Missed key={call.missedId} call={call} account={account} onDone={done} />}
    </Entry>
  );
}

type MissedProps = { readonly call: MissedCall; readonly account: Account; readonly onDone: () => void };

function Missed({ call, account, onDone }: MissedProps) {
  const shared = useWords();
  const { title, number } = usePartyText()(call.customer);
  const act = useCallBack(call, onDone);
  return (
    <>
      <p className="details-party">
        <b>{title}</b> {number}
      </p>
      <Known call={call} account={account} />
      {call.messages.length > 0 && (
        <Suspense>
          <MissedMessages messages={call.messages} />
        </Suspense>
      )}
      <Suspense>
        <CallerContact number={call.customer.number} account={account} onOpen={onDone} />
      </Suspense>
      {act.problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, act.problem)}
        </Notice>
      )}
      <DialRefusal problem={act.dialProblem} />
      <Suspense>
        <PlanRecall numbers={[call.customer.number]} name={call.customer.name} campaignId={campaignOf(call)} />
      </Suspense>
      <Acts call={call} account={account} act={act} />
    </>
  );
}

/** The campaign that was called; null: a direct number was. */
const campaignOf = ({ line }: MissedCall): string | null => (line.kind === 'campaign' ? line.number : null);

function Known({ call, account }: Omit<MissedProps, 'onDone'>) {
  const words = useMissedWords();
  const partyText = usePartyText();
  const missedText = useMissedText(account.id);
  const now = useMinutes();
  const { language } = useLanguage();
  const { state, line } = call;
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const called = partyText({ number: line.number, name: line.name });
  const why = state.kind === 'settled' ? state.why : null;
  const facts = [
    [words.facts.state, missedText(call, now)],
    ...(why === null ? [] : [[words.facts.why, words.excuses[why]] as const]),
    ...(call.recallAt === null ? [] : [[words.facts.recall, instant.format(new Date(call.recallAt))] as const]),
    [words.facts.line, [called.title, called.number].filter(Boolean).join(', ')],
    [words.facts.reason, call.short ? words.shortReason : words.reasons[call.reason]],
    [words.facts.attempts, call.attempts],
    [words.facts.first, instant.format(new Date(call.firstAt))],
    [words.facts.last, instant.format(new Date(call.lastAt))],
    [words.facts.waited, clockDuration(call.waitedMs)],
  ] as const;
  return <Facts facts={facts} />;
}

type ActsProps = Omit<MissedProps, 'onDone'> & { readonly act: CallBack };

function Acts({ call: { state, customer }, account, act }: ActsProps) {
  const words = useMissedWords();
  // Who withheld their number cannot be called back; they can still be settled.
  const dial = (text: string, press: () => void) =>
    customer.number !== 'anonymous' && (
      <Button tone="good" wide icon={<Phone aria-hidden />} onClick={press}>
        {text}
      </Button>
    );
  if (state.kind === 'claimed' && state.by !== account.id) {
    return (
      <>
        <Notice tone="warn">{words.busyWith(state.name)}</Notice>
        <CallingAsChip as={act.as} />
        {dial(words.callAnyway, act.callAnyway)}
      </>
    );
  }
  return (
    <>
      {state.kind === 'settled' ? (
        <Button wide onClick={() => void act.reopen()}>
          {words.reopen}
        </Button>
      ) : (
        <Excuses act={act} />
      )}
      {state.kind === 'claimed' && (
        <Button wide onClick={() => void act.release()}>
          {words.release}
        </Button>
      )}
      {customer.number !== 'anonymous' && <CallingAsChip as={act.as} />}
      {dial(words.callBack, state.kind === 'settled' ? act.callAnyway : () => void act.callBack())}
    </>
  );
}

function Excuses({ act }: { readonly act: CallBack }) {
  const words = useMissedWords();
  return (
    <details className="excuses">
      <summary>
        {words.settle}
        <ChevronDown size={20} aria-hidden />
      </summary>
      {MISSED_EXCUSES.map((why) => (
        <Button key={why} wide onClick={() => void act.settle(why)}>
          {words.excuses[why]}
        </Button>
      ))}
    </details>
  );
}
