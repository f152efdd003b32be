import type { Connection, RoundTripState, WakingState } from '@wpm/softphone';
import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { BellRing, Mic, RotateCw, Send } from 'lucide-react';
import { useCallScreenWords } from '../call/words/use-call-screen-words.ts';
import { DialButton } from '../keypad/dial-button.tsx';
import { Advice } from '../waking/waking-setting.tsx';
import { useWakingWords } from '../waking/words/use-waking-words.ts';
import { ECHO_NUMBER, type EchoState } from './echo-call.ts';
import type { Platform } from './platform.ts';
import { Step } from './step.tsx';
import type { StepState } from './step-state.ts';
import type { MicrophoneState } from './use-heard-microphone.ts';
import { useReadinessWords } from './words/use-readiness-words.ts';

/** What the check knows so far. */
export type Found = {
  readonly connection: Connection;
  readonly microphone: MicrophoneState;
  readonly echo: EchoState;
  readonly waking: WakingState;
  readonly trip: RoundTripState;
  readonly platform: Platform;
};

export type CheckActions = {
  readonly tryMicrophone: () => void;
  readonly sayHeard: (heard: 'heard' | 'silent') => void;
  readonly turnWakingOn: () => void;
  readonly lookAtWaking: () => void;
  readonly sendPush: () => void;
};

type StepsProps = { readonly found: Found; readonly actions: CheckActions };

export function ReadinessSteps(props: StepsProps) {
  const words = useReadinessWords();
  return (
    <>
      <p className="quiet">{words.explained}</p>
      <ol className="readiness">
        <ConnectionStep {...props} />
        <MicrophoneStep {...props} />
        <EchoStep {...props} />
        <NotificationStep {...props} />
        <PushStep {...props} />
        <Step heading={words.battery.heading} state="advice">
          <ul className="readiness-advice">
            {words.battery.advice[props.found.platform].map((advice) => (
              <li key={advice}>{advice}</li>
            ))}
          </ul>
        </Step>
      </ol>
    </>
  );
}

const BY_CONNECTION: Record<Connection['kind'], StepState> = {
  registered: 'good',
  connecting: 'waiting',
  'signed-out': 'waiting',
  lost: 'bad',
  refused: 'bad',
};

function ConnectionStep({ found: { connection } }: StepsProps) {
  const shared = useWords();
  const { connection: words } = useReadinessWords();
  return (
    <Step heading={words.heading} state={BY_CONNECTION[connection.kind]}>
      {connection.kind === 'lost' && <Notice tone="bad">{words.lost}</Notice>}
      {connection.kind === 'refused' && <Notice tone="bad">{errorText(shared, connection.why)}</Notice>}
    </Step>
  );
}

const BY_MICROPHONE: Record<MicrophoneState['kind'], StepState> = {
  untried: 'open',
  listening: 'waiting',
  heard: 'good',
  failed: 'bad',
};

function MicrophoneStep({ found: { microphone }, actions }: StepsProps) {
  const own = useCallScreenWords();
  const { microphone: words } = useReadinessWords();
  return (
    <Step
      heading={words.heading}
      state={BY_MICROPHONE[microphone.kind]}
      found={microphone.kind === 'heard' ? words.heard : undefined}
    >
      {microphone.kind === 'failed' && (
        <Notice tone="bad" urgent>
          {own.microphone[microphone.why]}
        </Notice>
      )}
      {microphone.kind === 'listening' && (
        <label className="level">
          {words.speak}
          <meter min={0} max={1} value={microphone.level} />
          <span className="quiet">{words.silent}</span>
        </label>
      )}
      <Button wide icon={<Mic aria-hidden />} onClick={actions.tryMicrophone}>
        {microphone.kind === 'listening' ? words.stop : words.start}
      </Button>
    </Step>
  );
}

const BY_ECHO: Record<EchoState, StepState> = {
  untried: 'open',
  calling: 'waiting',
  asked: 'open',
  heard: 'good',
  silent: 'bad',
  failed: 'bad',
};

function EchoStep({ found: { echo }, actions }: StepsProps) {
  const { echo: words } = useReadinessWords();
  return (
    <Step heading={words.heading} state={BY_ECHO[echo]} found={echo === 'heard' ? words.heard : undefined}>
      {echo === 'asked' ? (
        <>
          <p>{words.asks}</p>
          <div className="notice-actions">
            <Button tone="primary" onClick={() => actions.sayHeard('heard')}>
              {words.yes}
            </Button>
            <Button onClick={() => actions.sayHeard('silent')}>{words.no}</Button>
          </div>
        </>
      ) : (
        <>
          {echo === 'silent' && <Notice tone="bad">{words.silent}</Notice>}
          {echo === 'failed' && <Notice tone="bad">{words.failed}</Notice>}
          <p className="quiet">{words.explained}</p>
          <DialButton number={ECHO_NUMBER} label={words.call} />
        </>
      )}
    </Step>
  );
}

const BY_WAKING: Record<WakingState['kind'], StepState> = {
  looking: 'waiting',
  changing: 'waiting',
  on: 'good',
  off: 'open',
  blocked: 'bad',
  impossible: 'bad',
  failed: 'bad',
};

function NotificationStep({ found: { waking }, actions }: StepsProps) {
  const { notifications: words } = useReadinessWords();
  const { waking: ofWaking } = useWakingWords();
  return (
    <Step heading={words.heading} state={BY_WAKING[waking.kind]} found={ofWaking.states[waking.kind]}>
      {waking.kind !== 'on' && <p className="quiet">{ofWaking.explained}</p>}
      <Advice state={waking} />
      {waking.kind === 'off' && (
        <Button tone="primary" wide icon={<BellRing aria-hidden />} onClick={actions.turnWakingOn}>
          {ofWaking.turnOn}
        </Button>
      )}
      {(waking.kind === 'blocked' || waking.kind === 'failed') && (
        <Button wide icon={<RotateCw aria-hidden />} onClick={actions.lookAtWaking}>
          {ofWaking.retry}
        </Button>
      )}
    </Step>
  );
}

const BY_TRIP: Record<RoundTripState['kind'], StepState> = {
  untried: 'open',
  waiting: 'waiting',
  came: 'good',
  late: 'bad',
  refused: 'bad',
};

function PushStep({ found: { trip, waking }, actions }: StepsProps) {
  const shared = useWords();
  const { push: words } = useReadinessWords();
  if (waking.kind !== 'on') {
    return (
      <Step heading={words.heading} state="open">
        <p className="quiet">{words.needsNotifications}</p>
      </Step>
    );
  }
  return (
    <Step
      heading={words.heading}
      state={BY_TRIP[trip.kind]}
      found={trip.kind === 'came' ? words.came(trip.afterMs / 1_000) : undefined}
    >
      <p className="quiet">{words.explained}</p>
      {trip.kind === 'late' && <Notice tone="bad">{words.late}</Notice>}
      {trip.kind === 'refused' && (
        <Notice tone="bad">{trip.why === 'push/not-accepted' ? words.notAccepted : errorText(shared, trip.why)}</Notice>
      )}
      <Button wide icon={<Send aria-hidden />} disabled={trip.kind === 'waiting'} onClick={actions.sendPush}>
        {words.send}
      </Button>
    </Step>
  );
}
