import type { Party } from '@wpm/contract';
import type { Consultation, Handling, LiveCall } from '@wpm/softphone';
import { Button, Notice } from '@wpm/ui';
import { ArrowLeftRight, Forward, MicOff, PhoneOff, Undo2, UsersRound } from 'lucide-react';
import { useCallScreenWords } from '../call/words/use-call-screen-words.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import { buttonOf } from './hand-on.tsx';
import { Toggle } from '../call/toggle.tsx';
import { useCommand } from '../call/use-handling.ts';
import { usePartyText } from '../call/use-party-text.ts';
import { WaitingTime } from '../call/waiting-time.tsx';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

export type ConsultationProps = {
  readonly call: LiveCall;
  readonly handling: Extract<Handling, { kind: 'live' }>;
  readonly stage: Consultation;
};

/** What can be done in a consultation (F31): back, to the other one, all three, hand over. */
export function ConsultationActions({ call, handling, stage }: ConsultationProps) {
  const words = useCallScreenWords();
  const softphone = useSoftphone();
  const command = useCommand(call);
  const { consultation } = useHandingOnWords();
  const isMuted = call.kind === 'connected' && call.muted;
  return (
    <div className="call-actions">
      {stage.kind === 'customer-gone' && (
        <Notice tone="warn" urgent>
          {consultation.customerGone}
        </Notice>
      )}
      <div className="call-grid">
        {TURNS.map(({ kind, Icon }) => (
          <Toggle
            key={kind}
            icon={<Icon aria-hidden />}
            label={consultation[kind]}
            {...buttonOf(handling, kind)}
            onPress={() => command(kind)}
          />
        ))}
        <Toggle
          icon={<MicOff aria-hidden />}
          label={words.mute}
          pressed={isMuted}
          disabled={call.kind !== 'connected'}
          onPress={() => softphone.mute(call.id, !isMuted)}
        />
      </div>
      <Button tone="bad" wide icon={<PhoneOff aria-hidden />} onClick={() => softphone.hangUp(call.id)}>
        {words.hangUp}
      </Button>
    </div>
  );
}

const TURNS = [
  { kind: 'back', Icon: Undo2 },
  { kind: 'swap', Icon: ArrowLeftRight },
  { kind: 'join', Icon: UsersRound },
  { kind: 'complete', Icon: Forward },
] as const;

/** Who is in the consultation, whom the user talks with, and who waits with music, for how long. */
export function ConsultationParties({ call, stage, customer }: PartiesProps) {
  const { consultation } = useHandingOnWords();
  return (
    <ul className="consultation" aria-label={consultation.label}>
      <One
        role={consultation.customer}
        party={customer ?? call.other}
        part={PARTS[stage.kind].customer}
        stage={stage}
      />
      <One role={consultation.consulted} party={stage.consulted} part={PARTS[stage.kind].consulted} stage={stage} />
    </ul>
  );
}

type PartiesProps = {
  readonly call: LiveCall;
  readonly stage: Consultation;
  /** Null once they have hung up. */
  readonly customer: Party | null;
};

/** What somebody does in a consultation. */
export type Part = 'talks' | 'waits' | 'rings' | 'gone' | 'with-you';

const PARTS: Record<Consultation['kind'], Record<'customer' | 'consulted', Part>> = {
  asking: { customer: 'waits', consulted: 'rings' },
  consulting: { customer: 'waits', consulted: 'talks' },
  swapped: { customer: 'talks', consulted: 'waits' },
  joined: { customer: 'talks', consulted: 'talks' },
  'customer-gone': { customer: 'gone', consulted: 'with-you' },
};

type OneProps = { readonly role: string; readonly party: Party; readonly part: Part; readonly stage: Consultation };

function One({ role, party, part, stage }: OneProps) {
  const { consultation } = useHandingOnWords();
  const { title } = usePartyText()(party);
  return (
    <li data-part={part}>
      <small>{role}</small>
      <b>{title}</b>
      <span>
        <span role="status">{consultation.parts[part]}</span>
        {part === 'waits' && 'since' in stage && (
          <>
            {' '}
            <WaitingTime since={stage.since} />
          </>
        )}
      </span>
    </li>
  );
}
