import { Button, clockDuration, Notice, useLanguage } from '@wpm/ui';
import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { measured } from '../reports/format.ts';
import { callPath } from '../reports/report-paths.ts';
import { client } from '../client.ts';
import { type TestCall, useTestCall } from '../test-call/use-test-call.ts';
import { ECHO_NUMBER } from './facts.ts';
import type { Facts } from './steps.ts';
import { useFirstStepsWords } from './words/use-first-steps-words.ts';

/** An estimate by the E-model from which hardly anybody is dissatisfied (ITU-T G.107, annex B). */
const GOOD_MOS = 3.6;

/** Whose phone is to ring, the button that lets it, and what came of it. */
export function TestCallPanel({ phones }: Pick<Facts, 'phones'>) {
  const words = useFirstStepsWords().test;
  const { test, ring } = useTestCall();
  const [chosen, setChosen] = useState<string | null>(null);
  const { accountId, name = '' } = phones.find((phone) => phone.accountId === chosen) ?? phones[0] ?? {};
  const isUnderWay = test.kind === 'placing' || test.kind === 'ringing' || test.kind === 'talking';
  if (accountId === undefined && test.kind === 'none') return <p className="field-hint">{words.nobody}</p>;
  return (
    <div className="first-step-doing">
      {phones.length > 1 && (
        <SelectField
          label={words.whose}
          value={accountId ?? null}
          values={phones.map((phone) => phone.accountId)}
          texts={Object.fromEntries(phones.map((phone) => [phone.accountId, phone.name]))}
          onChoose={setChosen}
        />
      )}
      <Button
        tone="good"
        icon={<PhoneCall size={18} aria-hidden />}
        aria-disabled={isUnderWay || accountId === undefined}
        onClick={() =>
          !isUnderWay && accountId !== undefined && void ring(client.placeCall({ user: accountId, to: ECHO_NUMBER }))
        }
      >
        {words.ring(name)}
      </Button>
      <div role="status">
        <Course test={test} />
      </div>
    </div>
  );
}

function Course({ test }: { readonly test: TestCall }) {
  const words = useFirstStepsWords().test;
  const errorText = useErrorText();
  if (test.kind === 'none') return null;
  if (test.kind === 'refused') return <Notice tone="bad">{errorText(test.code)}</Notice>;
  if (test.kind === 'over') return <Result {...test} />;
  return <Notice>{test.kind === 'talking' ? words.talking : words.ringing}</Notice>;
}

function Result({ call, mos }: Extract<TestCall, { kind: 'over' }>) {
  const words = useFirstStepsWords().test;
  const { calls } = useConsoleWords();
  const { language } = useLanguage();
  if (call.outcome !== 'answered') return <Notice tone="warn">{words.failed(calls.results[call.result])}</Notice>;
  const score = measured(mos, 1, '', language);
  return (
    <Notice tone={mos !== null && mos < GOOD_MOS ? 'warn' : 'plain'}>
      {words.worked(clockDuration(call.talkMs))} {score === null ? words.unmeasured : words.sound(score)}{' '}
      {mos !== null && mos < GOOD_MOS && words.poor} <Link href={callPath(call.callId)}>{words.see}</Link>
    </Notice>
  );
}
