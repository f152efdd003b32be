import type { WakingState, WokenState } from '@wpm/softphone';
import type { ReactNode } from 'react';
import type { Found } from '../readiness/readiness-steps.tsx';
import { ReadinessSteps } from '../readiness/readiness-steps.tsx';
import { Section, type SectionName } from '../settings/section.tsx';
import { OfferNotice } from '../waking/readiness-offer.tsx';
import { WakingSection } from '../waking/waking-setting.tsx';
import { WokenNotice } from '../waking/woken-notice.tsx';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};

export function inSettings(name: SectionName, content: ReactNode): GalleryState {
  const shown = () => (
    <main>
      <div className="settings">
        <Section name={name}>{content}</Section>
      </div>
    </main>
  );
  return { shown };
}

const wakingState = (state: WakingState) =>
  inSettings('notifications', <WakingSection state={state} onTurnOn={nothing} onTurnOff={nothing} onRetry={nothing} />);

const wokenState = (state: Exclude<WokenState, { readonly kind: 'none' }>): GalleryState => ({
  shown: () => <WokenNotice state={state} onDismiss={nothing} />,
});

const NEW: Found = {
  connection: { kind: 'registered' },
  microphone: { kind: 'untried' },
  echo: 'untried',
  waking: { kind: 'off' },
  trip: { kind: 'untried' },
  platform: 'android',
};
const ACTIONS = {
  tryMicrophone: nothing,
  sayHeard: nothing,
  turnWakingOn: nothing,
  lookAtWaking: nothing,
  sendPush: nothing,
};
const readiness = (found: Partial<Found>) =>
  inSettings('readiness', <ReadinessSteps found={{ ...NEW, ...found }} actions={ACTIONS} />);

/** Ringing while the phone is closed (F29) and the check of the phone, in each of their states. */
export const WAKING_STATES: Readonly<Record<string, GalleryState>> = {
  'waking-off': wakingState({ kind: 'off' }),
  'waking-changing': wakingState({ kind: 'changing' }),
  'waking-on': wakingState({ kind: 'on' }),
  'waking-blocked': wakingState({ kind: 'blocked' }),
  'waking-not-installed': wakingState({ kind: 'impossible', why: 'not-installed' }),
  'waking-no-browser': wakingState({ kind: 'impossible', why: 'browser' }),
  'waking-insecure': wakingState({ kind: 'impossible', why: 'insecure-page' }),
  'waking-no-push-service': wakingState({ kind: 'failed', why: 'push/unavailable' }),
  'waking-offline': wakingState({ kind: 'failed', why: 'network/unreachable' }),
  'waking-offer': { shown: () => <OfferNotice onCheck={nothing} onLater={nothing} /> },
  'woken-answering': wokenState({ kind: 'coming', callId: '', choice: 'answer' }),
  'woken-late': wokenState({ kind: 'late' }),
  'readiness-new': readiness({}),
  'readiness-trying': readiness({
    microphone: { kind: 'listening', level: 0.08 },
    echo: 'asked',
    waking: { kind: 'on' },
    trip: { kind: 'waiting' },
  }),
  'readiness-good': readiness({
    microphone: { kind: 'heard' },
    echo: 'heard',
    waking: { kind: 'on' },
    trip: { kind: 'came', afterMs: 1_240 },
    platform: 'desktop',
  }),
  'readiness-bad': readiness({
    connection: { kind: 'lost', since: 0 },
    microphone: { kind: 'failed', why: 'microphone/denied' },
    echo: 'silent',
    waking: { kind: 'on' },
    trip: { kind: 'late' },
    platform: 'apple',
  }),
  'readiness-refused': readiness({
    connection: { kind: 'refused', why: 'session/licence-expired' },
    microphone: { kind: 'failed', why: 'microphone/missing' },
    echo: 'failed',
    waking: { kind: 'blocked' },
  }),
};
