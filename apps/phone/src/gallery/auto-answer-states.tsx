import type { AutoAnswer } from '@wpm/contract';
import { AutoAnswerSetting } from '../auto-answer/auto-answer-setting.tsx';
import { CallScreen } from '../call/call-screen.tsx';
import { ACCOUNT } from './demo-platform.ts';
import { FACTS } from './demo-softphone.ts';
import type { GalleryState } from './gallery-state.ts';

const answers = (body: AutoAnswer) => ({ '/me/auto-answer': { status: 200, body } });
const ON: AutoAnswer = { rule: 'chosen', on: true, afterSeconds: 3 };

const set = (body: AutoAnswer): GalleryState => ({
  answers: answers(body),
  shown: () => (
    <main className="settings">
      <AutoAnswerSetting />
    </main>
  ),
});

const ringing = { ...FACTS, kind: 'ringing-in' } as const;

/** Calls that are answered by themselves (F15). */
export const AUTO_ANSWER_STATES: Readonly<Record<string, GalleryState>> = {
  'keypad-answers-by-itself': { answers: answers(ON) },
  'auto-answer-on': set(ON),
  'auto-answer-settled-on': set({ ...ON, rule: 'always' }),
  'auto-answer-settled-off': set({ ...ON, rule: 'never', on: false }),
  // The gallery's browser has no microphone.
  'call-incoming-not-by-itself': {
    answers: answers(ON),
    phone: { calls: [ringing] },
    shown: () => <CallScreen call={ringing} account={ACCOUNT} onMinimise={() => {}} />,
  },
};
