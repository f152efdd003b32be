import type { LiveCall } from '@wpm/softphone';
import { Choice, Sheet } from '@wpm/ui';
import { useState } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { ColleagueList } from './colleague-list.tsx';
import type { HandOnKind } from './hand-on-kind.ts';
import { recentTargets, rememberTarget } from './recent-targets.ts';
import { TargetNumber } from './target-number.tsx';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

export type TargetSheetProps = {
  readonly call: LiveCall;
  readonly kind: HandOnKind;
  readonly onClose: () => void;
};

const WAYS = ['colleagues', 'number'] as const;
export type TargetWay = (typeof WAYS)[number];

/** Whom to ask, or whom to hand the call to: a colleague who is seen to be free, or a number. */
export function TargetSheet({ call, kind, onClose, way: first = 'colleagues' }: TargetSheetProps & FirstWay) {
  const words = useHandingOnWords();
  const { desk } = useSoftphone();
  const [way, setWay] = useState<TargetWay>(first);
  // As they were when the sheet was opened: nothing moves under the finger.
  const [recent] = useState(recentTargets);
  const pick = (to: string) => {
    rememberTarget(to);
    if (call.platformCallId !== null) void desk.command(call.platformCallId, { kind, to });
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={words.title[kind]}>
      <p className="quiet">{words.explained[kind]}</p>
      <Choice
        label={words.target.label}
        value={way}
        options={WAYS.map((value) => ({ value, text: words.target[value] }))}
        onChoose={setWay}
      />
      {way === 'colleagues' ? (
        <ColleagueList kind={kind} recent={recent} onPick={pick} />
      ) : (
        <TargetNumber kind={kind} recent={recent} onPick={pick} />
      )}
    </Sheet>
  );
}

type FirstWay = { readonly way?: TargetWay };
