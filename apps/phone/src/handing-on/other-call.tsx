import { isPossible, type LiveCall, otherUp, waitingIn } from '@wpm/softphone';
import { ArrowLeftRight, Pause, Phone, PhoneOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Toggle } from '../call/toggle.tsx';
import { useHandling, useOtherEnd } from '../call/use-handling.ts';
import { usePartyText } from '../call/use-party-text.ts';
import { WaitingTime } from '../call/waiting-time.tsx';
import { useNamed } from '../contacts/use-identified.ts';
import { useSoftphone, useSoftphoneState } from '../phone/softphone-context.ts';
import { buttonOf } from './hand-on.tsx';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

/** The user's other call (F29): one that rings meanwhile, or one that is on hold. */
export function OtherCall({ call }: { readonly call: LiveCall }) {
  const { calls } = useSoftphoneState();
  const waiting = waitingIn(calls);
  if (waiting !== undefined) return <Waiting call={waiting} up={call} />;
  const held = otherUp(calls, call.id);
  return held === undefined ? null : <Held call={held} up={call} />;
}

type OtherProps = {
  readonly call: LiveCall;
  /** The one on the screen. */
  readonly up: LiveCall;
};

/** What ends a talk stands apart from what only holds it. */
function Waiting({ call, up }: OtherProps) {
  const { second } = useHandingOnWords();
  const softphone = useSoftphone();
  const handling = useHandling(up);
  const hold = buttonOf(handling, 'hold');
  const isHeld = handling?.kind === 'live' && handling.stage.kind === 'holding';
  const isHoldable = isHeld || (handling?.kind === 'live' && isPossible('hold', handling.stage.kind));
  return (
    <Card call={call} label={second.label} state={<span role="alert">{second.rings}</span>}>
      <div className="call-grid">
        <Toggle
          icon={<PhoneOff aria-hidden />}
          label={second.reject}
          tone="bad"
          disabled={false}
          onPress={() => softphone.reject(call.id)}
        />
        <Toggle
          icon={isHeld ? <Phone aria-hidden /> : <Pause aria-hidden />}
          label={isHeld ? second.answer : second.holdAndAnswer}
          tone="good"
          disabled={!isHoldable}
          busy={hold.busy}
          onPress={() => void softphone.second.holdAndAnswer(call.id)}
        />
        <Toggle
          icon={<Phone aria-hidden />}
          label={second.endAndAnswer}
          disabled={hold.busy}
          onPress={() => softphone.second.endAndAnswer(call.id)}
        />
      </div>
    </Card>
  );
}

function Held({ call, up }: OtherProps) {
  const { second } = useHandingOnWords();
  const softphone = useSoftphone();
  const [handling, own] = [useHandling(call), useHandling(up)];
  const stage = handling?.kind === 'live' ? handling.stage : undefined;
  const isBusy = buttonOf(own, 'hold').busy || buttonOf(handling, 'retrieve').busy;
  const isSwitchable =
    own?.kind === 'live' &&
    (own.stage.kind === 'holding' || isPossible('hold', own.stage.kind)) &&
    call.kind === 'connected';
  const state = (
    <>
      {second.held} {stage?.kind === 'holding' && <WaitingTime since={stage.since} />}
    </>
  );
  return (
    <Card call={call} label={second.label} state={state}>
      <Toggle
        icon={<ArrowLeftRight aria-hidden />}
        label={second.switch}
        disabled={!isSwitchable}
        busy={isBusy}
        onPress={() => void softphone.second.switchTo(call.id)}
      />
    </Card>
  );
}

type CardProps = {
  readonly call: LiveCall;
  readonly label: string;
  readonly state: ReactNode;
  readonly children: ReactNode;
};

function Card({ call, label, state, children }: CardProps) {
  const { second } = useHandingOnWords();
  const partyText = usePartyText();
  const { title } = partyText(useNamed(useOtherEnd(call)));
  return (
    <section className="other-call" aria-label={label}>
      <p>
        <b>{title}</b>
        {call.dialled !== null && <span>{second.dialled(partyText({ number: call.dialled, name: null }).title)}</span>}
        <span>{state}</span>
      </p>
      {children}
    </section>
  );
}
