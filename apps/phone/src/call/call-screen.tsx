import type { Account } from '@wpm/contract';
import { type Call, isConsultation } from '@wpm/softphone';
import { IconButton, Notice } from '@wpm/ui';
import { ChevronDown, UserRound } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { CallerContact, CrmCaller } from '../contacts/loaded-contact.ts';
import { useNamed } from '../contacts/use-identified.ts';
import { CallCrm } from '../crm/loaded-crm.ts';
import { NetworkLine } from '../diagnostics/network-line.tsx';
import { useTroubles, useUnheard } from '../diagnostics/use-quality.ts';
import { useLineWords } from '../diagnostics/words/line/use-line-words.ts';
import {
  CallStatus,
  CommandRefused,
  ConsultationActions,
  ConsultationParties,
  EndedCall,
  LongHold,
  OtherCall,
  PauseRecording,
  RecordingTold,
  Supervised,
} from '../handing-on/loaded-in-call.ts';
import { MiniWindowButton } from '../mini-window/mini-window-button.tsx';
import { CalledCard } from '../outbound/loaded-called-card.ts';
import { lazily } from '../loading/lazily.tsx';
import { useCallScreenWords } from './words/use-call-screen-words.ts';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { ActiveCall } from './active-call.tsx';
import { CallState } from './call-state.tsx';
import { IncomingCall } from './incoming-call.tsx';
import { useHandling, useOtherEnd } from './use-handling.ts';
import { usePartyText } from './use-party-text.ts';

const AutoAnswerNote = lazily(async () => (await import('../auto-answer/auto-answer-note.tsx')).AutoAnswerNote);

export type CallScreenProps = { readonly call: Call; readonly account: Account; readonly onMinimise: () => void };

/** The call over everything else: who, in which state, and what can be done in it. */
export function CallScreen({ call, account, onMinimise }: CallScreenProps) {
  const words = useCallScreenWords();
  const screen = useRef<HTMLElement>(null);
  // The focus comes along, but on no button: a key pressed for something else must not answer or end a call.
  useEffect(() => screen.current?.focus(), []);
  return (
    <section ref={screen} className="call" tabIndex={-1} aria-label={words.label}>
      <div className="call-top">
        <div className="call-bar-top">
          {call.kind !== 'ended' && call.kind !== 'ringing-in' && (
            <IconButton label={words.minimise} icon={<ChevronDown aria-hidden />} onClick={onMinimise} />
          )}
          {call.kind !== 'ended' && <NetworkLine call={call} />}
          {call.kind !== 'ended' && <MiniWindowButton />}
          <Suspense>{call.kind !== 'ended' && call.kind !== 'ringing-in' && <CallStatus />}</Suspense>
        </div>
        <Parties call={call} account={account} onMinimise={onMinimise} />
        <div className="call-state-line">
          <CallState call={call} />
          <Suspense>
            <PauseRecording call={call} />
          </Suspense>
        </div>
        <Suspense>
          <CallCrm call={call} account={account} />
        </Suspense>
        <Trouble call={call} />
        <Suspense>
          <RecordingTold call={call} />
          <Supervised call={call} />
          <CommandRefused call={call} />
        </Suspense>
      </div>
      <Suspense>{call.kind !== 'ended' && call.kind !== 'ringing-in' && <OtherCall call={call} />}</Suspense>
      <Actions call={call} />
    </section>
  );
}

/** In a consultation both others, otherwise the one at the other end. */
function Parties({ call, account, onMinimise }: CallScreenProps) {
  const handling = useHandling(call);
  const party = <CallParty call={call} account={account} onMinimise={onMinimise} />;
  if (call.kind === 'ended' || handling?.kind !== 'live') return party;
  const { stage, other } = handling;
  if (isConsultation(stage)) {
    return (
      <Suspense>
        <ConsultationParties call={call} stage={stage} customer={other} />
      </Suspense>
    );
  }
  return party;
}

/** The number leads to the contact (F21); while it rings nothing may cover the answer. */
function CallParty({ call, account, onMinimise }: CallScreenProps) {
  const words = useCallScreenWords();
  const partyText = usePartyText();
  const other = useNamed(useOtherEnd(call));
  const leadsOn = call.kind === 'connected' || call.kind === 'dialling' || call.kind === 'ringing-out';
  const { title, number } = partyText(other);
  return (
    <>
      <p className="call-direction">{call.direction === 'inbound' ? words.incoming : words.outgoing}</p>
      <span className="call-avatar" aria-hidden>
        {other.name === null ? <UserRound size={44} /> : initials(title)}
      </span>
      <h2>{title}</h2>
      {number !== undefined && <p className="call-number">{number}</p>}
      <Suspense>
        <CallerContact number={other.number} account={account} onOpen={leadsOn ? onMinimise : undefined} />
        <KnownInCrm call={call} />
      </Suspense>
      {call.campaign !== null && <p className="call-number">{words.campaign(call.campaign)}</p>}
      <Listed call={call} />
      {call.kind === 'ringing-in' && (
        <Suspense>
          <AutoAnswerNote />
        </Suspense>
      )}
      {call.isCallBack && <p className="call-number">{words.callBack}</p>}
      {call.dialled !== null && (
        <p className="call-number">{words.dialled(partyText({ number: call.dialled, name: null }).title)}</p>
      )}
    </>
  );
}

/** Whom a CRM knows the other end as, once it has said so. */
function KnownInCrm({ call }: { readonly call: Call }) {
  const handling = useHandling(call);
  return handling?.kind === 'live' && handling.crm ? <CrmCaller crm={handling.crm} /> : null;
}

/** Of a customer of an outbound list: that they are called by answering, and then what the list knows of them (F45). */
function Listed({ call }: { readonly call: Call }) {
  const words = useCallScreenWords();
  if (!call.isListed || call.platformCallId === null) return null;
  if (call.kind === 'ringing-in') return <p className="call-number">{words.listed}</p>;
  return (
    <Suspense>
      <CalledCard callId={call.platformCallId} />
    </Suspense>
  );
}

/** What is wrong with the line right now, in plain words (F37). */
function Trouble({ call }: { readonly call: Call }) {
  const words = useCallScreenWords();
  const trouble = useTroubleText(call);
  if (call.kind === 'ended') return null;
  if (trouble !== undefined) {
    return (
      <Notice tone="warn" urgent>
        {trouble}
      </Notice>
    );
  }
  if (call.kind === 'connected' && call.remoteHeld) return <Notice>{words.held}</Notice>;
  return (
    <Suspense>
      <LongHold call={call} />
    </Suspense>
  );
}

/** The worst of it: what explains the rest goes first. */
function useTroubleText(call: Call): string | undefined {
  const words = useCallScreenWords();
  const lineWords = useLineWords();
  const { connection } = useSoftphoneState();
  const [trouble] = useTroubles(call);
  const unheard = useUnheard(call);
  if (connection.kind === 'lost') return words.reconnecting;
  if (call.kind !== 'connected') return undefined;
  if (call.media === 'interrupted') return words.reconnecting;
  if (unheard !== undefined) return lineWords.unheard[unheard];
  if (trouble !== undefined) return lineWords.troubles[trouble];
  return call.microphone === 'working' ? undefined : words.unplugged[call.microphone];
}

function Actions({ call }: { readonly call: Call }) {
  const handling = useHandling(call);
  if (call.kind === 'ringing-in') return <IncomingCall call={call} />;
  if (call.kind === 'ended') {
    return (
      <Suspense>
        <EndedCall call={call} />
      </Suspense>
    );
  }
  if (handling?.kind === 'live' && isConsultation(handling.stage)) {
    return (
      <Suspense>
        <ConsultationActions call={call} handling={handling} stage={handling.stage} />
      </Suspense>
    );
  }
  return <ActiveCall call={call} />;
}

function initials(title: string): string {
  const letters = title.split(/\s+/).map((word) => word.charAt(0));
  return letters.slice(0, 2).join('').toUpperCase();
}
