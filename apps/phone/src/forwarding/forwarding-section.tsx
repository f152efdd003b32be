import { type Account, FORWARDING_REASONS, type ForwardingRules } from '@wpm/contract';
import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { Suspense } from 'react';
import { GreetingsSection } from '../greetings/loaded-greetings.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { Facts } from '../list/facts.tsx';
import { CallWaiting } from './call-waiting.tsx';
import { ForwardingForm } from './forwarding-form.tsx';
import { type MyForwarding, useMyForwarding } from './use-my-forwarding.ts';
import { useRuleText } from './use-rule-text.ts';
import { useForwardingWords } from './words/use-forwarding-words.ts';

/** Where the user's direct calls go instead (F44): set here, or only seen by who may not set it. */
export function ForwardingSection({ account: { kind, permissions } }: { readonly account: Account }) {
  const { loading } = usePhoneWords();
  const words = useForwardingWords();
  const mine = useMyForwarding();
  const { forwarding, problem } = mine;
  const isSettable = kind !== null && permissions.includes('forwarding:set');
  return (
    <div className="settings-form">
      <p className="quiet">{words.explained}</p>
      <ReadProblem mine={mine} />
      {forwarding === undefined && problem === undefined && <p role="status">{loading}</p>}
      {forwarding !== undefined && isSettable && <ForwardingForm stored={forwarding} />}
      {forwarding !== undefined && !isSettable && <OnlySeen rules={forwarding.rules} />}
      {forwarding !== undefined && kind !== null && (
        <Suspense>
          <GreetingsSection isVoicemailOn={forwarding.rules.voicemail} isSettable={isSettable} />
        </Suspense>
      )}
      {kind !== null && <CallWaiting />}
    </div>
  );
}

function ReadProblem({ mine: { forwarding, problem, retry } }: { readonly mine: MyForwarding }) {
  const shared = useWords();
  const words = useForwardingWords();
  if (problem === undefined) return null;
  const isOlder = problem === 'network/unreachable' && forwarding !== undefined;
  return (
    <Notice tone="warn" urgent>
      <p>{isOlder ? words.older : errorText(shared, problem)}</p>
      <Button onClick={retry}>{shared.tryAgain}</Button>
    </Notice>
  );
}

function OnlySeen({ rules }: { readonly rules: ForwardingRules }) {
  const words = useForwardingWords();
  const ruleText = useRuleText();
  return (
    <>
      <Notice>{words.notAllowed}</Notice>
      <Facts
        facts={[
          ...FORWARDING_REASONS.map((reason) => [words.rules[reason].name, ruleText(rules, reason)] as const),
          [words.voicemail.name, rules.voicemail ? words.voicemail.on : words.voicemail.off],
        ]}
      />
    </>
  );
}
