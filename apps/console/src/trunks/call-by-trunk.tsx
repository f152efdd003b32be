import { useQuery } from '@tanstack/react-query';
import { clockDuration, Notice } from '@wpm/ui';
import { PhoneOutgoing } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { NumberLine } from '../fields/number-line.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { callPath } from '../reports/report-paths.ts';
import { type TestCall, useTestCall } from '../test-call/use-test-call.ts';

/** Phones sign in while somebody looks. */
const REFRESH_MS = 3_000;

/** Tries the trunk by a call: a user's phone rings, and when it is answered the number is dialled by this trunk alone (F05). */
export function CallByTrunk({ trunkId }: { readonly trunkId: string }) {
  const words = useConsoleWords().trunks.callBy;
  const phones = useReachablePhones();
  const { test, ring } = useTestCall();
  const [chosen, setChosen] = useState<string | null>(null);
  const user = (phones.find(({ accountId }) => accountId === chosen) ?? phones[0])?.accountId;
  const isUnderWay = test.kind === 'placing' || test.kind === 'ringing' || test.kind === 'talking';
  const call = (to: string) => user !== undefined && void ring(client.callByTrunk({ trunkId, user, to }));
  return (
    <fieldset className="checks destination try-number">
      <legend>{words.title}</legend>
      <p className="field-hint">{words.hint}</p>
      {user === undefined ? (
        <p className="field-hint">{words.nobody}</p>
      ) : (
        <>
          <SelectField
            label={words.whose}
            value={user}
            values={phones.map(({ accountId }) => accountId)}
            texts={Object.fromEntries(phones.map(({ accountId, name }) => [accountId, name]))}
            onChoose={setChosen}
          />
          <NumberLine
            label={words.number}
            button={words.ring}
            icon={<PhoneOutgoing size={18} aria-hidden />}
            isBusy={isUnderWay}
            onNumber={call}
          />
        </>
      )}
      <Outcome test={test} />
    </fieldset>
  );
}

/** Users whose phones can ring now. */
function useReachablePhones() {
  const { data } = useQuery({
    queryKey: ['trunks', 'phones'],
    queryFn: async () => {
      const board = await client.getLiveBoard({});
      if (!board.ok) throw new Refused(board.error);
      return board.value.agents.filter(({ status }) => status.activity !== 'unreachable');
    },
    refetchInterval: REFRESH_MS,
    retry: false,
  });
  return data ?? [];
}

/** What comes of it is brought into view: there may be nothing to see below the button. */
function Outcome({ test }: { readonly test: TestCall }) {
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (test.kind !== 'none') outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [test.kind]);
  return (
    <div role="status" ref={outcome} className="try-outcome">
      <Course test={test} />
    </div>
  );
}

function Course({ test }: { readonly test: TestCall }) {
  const words = useConsoleWords().trunks.callBy;
  const { calls } = useConsoleWords();
  const errorText = useErrorText();
  if (test.kind === 'none') return null;
  if (test.kind === 'refused') return <Notice tone="bad">{errorText(test.code)}</Notice>;
  if (test.kind !== 'over') return <Notice>{test.kind === 'talking' ? words.underWay : words.ringing}</Notice>;
  const { outcome, result, talkMs, callId } = test.call;
  const isAnswered = outcome === 'answered';
  return (
    <Notice tone={isAnswered ? 'plain' : 'bad'}>
      {isAnswered ? words.worked(clockDuration(talkMs)) : words.failed(calls.results[result])}{' '}
      <Link href={callPath(callId)}>{words.see}</Link>
    </Notice>
  );
}
