import {
  FORWARDING_REASONS,
  type Forwarding,
  type ForwardingRules,
  type Greetings,
  type MyCall,
  NO_FORWARDING,
} from '@wpm/contract';
import { Suspense } from 'react';
import { RuleFields } from '../forwarding/rule-fields.tsx';
import { GreetingsSection } from '../greetings/loaded-greetings.ts';
import { ACCOUNT, demoCalls, refusal } from './demo-platform.ts';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};
const path = '/settings/forwarding';
const RULES: ForwardingRules = {
  ...NO_FORWARDING,
  always: { on: true, target: '102' },
  'no-answer': { on: true, target: '+48600100200', afterSeconds: 15 },
};

const stored = (rules: ForwardingRules) => ({
  '/me/forwarding': { status: 200, body: { version: 3, rules } satisfies Forwarding },
});

/** A rule as it stands in the form after it was not saved. */
function rule(shown: Partial<Parameters<typeof RuleFields>[0]>): GalleryState {
  return {
    shown: () => (
      <main className="settings">
        {FORWARDING_REASONS.map((reason) => (
          <RuleFields
            key={reason}
            reason={reason}
            rules={RULES}
            isSaving={false}
            wrong={undefined}
            elsewhere={undefined}
            onChange={nothing}
            {...shown}
          />
        ))}
      </main>
    ),
  };
}

/** Of a user who recorded what callers hear, and is away for a while. */
const GREETINGS: Greetings = {
  usual: { milliseconds: 14_200, recordedAt: '2026-11-02T09:12:00.000Z' },
  absence: { milliseconds: 9_800, recordedAt: '2026-11-27T15:40:00.000Z', until: '2099-12-31' },
};

/** Only what is said to callers. */
const greeted = (kept: Greetings, isVoicemailOn: boolean): GalleryState => ({
  shown: () => (
    <main className="settings settings-form">
      <Suspense>
        <GreetingsSection isVoicemailOn={isVoicemailOn} isSettable />
      </Suspense>
    </main>
  ),
  answers: { '/me/greetings': { status: 200, body: kept } },
});

/** Forwarding (F44) in each of its states. */
export const FORWARDING_STATES: Readonly<Record<string, GalleryState>> = {
  'keypad-forwarded': { answers: stored(RULES) },
  'settings-forwarding': { path },
  'settings-forwarding-on': { path, answers: stored(RULES) },
  'settings-greetings': greeted(GREETINGS, true),
  'settings-greetings-none': greeted({ usual: null, absence: null }, false),
  'settings-forwarding-wrong': rule({ wrong: 'contradicts' }),
  'settings-forwarding-clash': rule({ elsewhere: '103' }),
  'settings-forwarding-not-allowed': { path, account: { ...ACCOUNT, permissions: [] }, answers: stored(RULES) },
  'settings-forwarding-offline': { path, answers: 'unreachable' },
  'settings-forwarding-fault': { path, answers: { '/me/forwarding': refusal(500, 'platform/fault') } },
};

const [anna, jan, mobile] = [
  { number: '101', name: 'Anna Nowak' },
  { number: '102', name: 'Jan Kowalski' },
  { number: '+48600100200', name: null },
];
const call = demoCalls()[2];

/** A call that went from Anna to Jan, and could not go back to her. */
export const FORWARDED: MyCall | undefined = call && {
  ...call,
  forwardings: [
    { from: anna, to: jan, reason: 'no-answer', refusal: null },
    { from: jan, to: anna, reason: 'busy', refusal: 'forwarding/loop' },
    { from: jan, to: mobile, reason: 'always', refusal: 'call/not-permitted' },
  ],
};
