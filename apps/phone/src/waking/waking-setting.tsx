import type { Account } from '@wpm/contract';
import type { WakingState } from '@wpm/softphone';
import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { BellOff, BellRing, RotateCw } from 'lucide-react';
import { Facts } from '../list/facts.tsx';
import { useWaking } from './use-waking.ts';
import { useWakingWords } from './words/use-waking-words.ts';

/** Whether the phone rings while it is closed, why one wants that, and what to do where it does not (F29). */
export function WakingSetting({ account }: { readonly account: Account }) {
  const { waking, state } = useWaking(account);
  return (
    <WakingSection
      state={state}
      onTurnOn={() => void waking.turnOn()}
      onTurnOff={() => void waking.turnOff()}
      onRetry={() => void waking.look()}
    />
  );
}

export type WakingSectionProps = {
  readonly state: WakingState;
  readonly onTurnOn: () => void;
  readonly onTurnOff: () => void;
  readonly onRetry: () => void;
};

export function WakingSection(props: WakingSectionProps) {
  const { waking: words } = useWakingWords();
  const { state } = props;
  return (
    <section className="settings-form">
      <p className="quiet">{words.explained}</p>
      <Facts facts={[[words.state, words.states[state.kind]]]} />
      <Advice state={state} />
      <Action {...props} />
    </section>
  );
}

/** What the user has to do, where only they can. */
export function Advice({ state }: { readonly state: WakingState }) {
  const shared = useWords();
  const { waking: words } = useWakingWords();
  if (state.kind === 'blocked') return <Notice tone="warn">{words.unblock}</Notice>;
  if (state.kind === 'impossible') return <Notice tone="warn">{words.impossible[state.why]}</Notice>;
  if (state.kind !== 'failed') return null;
  return (
    <Notice tone="bad" urgent>
      {state.why === 'push/unavailable' ? words.noService : errorText(shared, state.why)}
    </Notice>
  );
}

function Action({ state, onTurnOn, onTurnOff, onRetry }: WakingSectionProps) {
  const { waking: words } = useWakingWords();
  if (state.kind === 'off') {
    return (
      <Button tone="primary" wide icon={<BellRing aria-hidden />} onClick={onTurnOn}>
        {words.turnOn}
      </Button>
    );
  }
  if (state.kind === 'on') {
    return (
      <Button wide icon={<BellOff aria-hidden />} onClick={onTurnOff}>
        {words.turnOff}
      </Button>
    );
  }
  if (state.kind !== 'failed' && state.kind !== 'blocked') return null;
  return (
    <Button wide icon={<RotateCw aria-hidden />} onClick={onRetry}>
      {words.retry}
    </Button>
  );
}
