import type { LiveCall } from '@wpm/contract';
import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { usePartyText } from '../call/use-party-text.ts';
import { client } from '../client.ts';
import { continueHere } from './continued-call.ts';
import { BeforePhone } from '../session/before-phone.tsx';
import { usePlaceWords } from './words/use-place-words.ts';

/** In these a phone of the user's has the call; a call that rings goes on ringing for the phone that comes. */
const UP = ['talking', 'held', 'consulting', 'swapped', 'joined', 'vanished'];

export type PlaceQuestionProps = {
  readonly title: string;
  /** Where the phone is, and what becomes of it there. */
  readonly children: ReactNode;
  /** Makes this the place. @returns the code of a refusal */
  readonly enter: () => Promise<string | undefined>;
  /** The way out, where there is one. */
  readonly stay?: ReactNode;
};

/** The user's phone is open at another place: does it go on here (F09)? A call that is up there is named, for it moves along. */
export function PlaceQuestion({ title, children, enter, stay }: PlaceQuestionProps) {
  const shared = useWords();
  const words = usePlaceWords();
  const partyText = usePartyText();
  const call = useCallUp();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const goOn = async () => {
    setBusy(true);
    if (call !== undefined) continueHere(call.callId);
    setRefusal(await enter());
    setBusy(false);
  };
  const who = call === undefined || call.other === null ? words.somebody : partyText(call.other).title;
  return (
    <BeforePhone>
      <div className="ui-login">
        <h1>{title}</h1>
        {children}
        {call !== undefined && <Notice>{words.call(who)}</Notice>}
        {refusal !== undefined && (
          <Notice tone="bad" urgent>
            {errorText(shared, refusal)}
          </Notice>
        )}
        <Button tone="primary" wide aria-disabled={isBusy} onClick={() => !isBusy && void goOn()}>
          {isBusy ? words.going : words.goOn}
        </Button>
        {stay}
      </div>
    </BeforePhone>
  );
}

/** The user's call at the other place. Where nobody can say, the question is asked without. */
function useCallUp(): LiveCall | undefined {
  const [call, setCall] = useState<LiveCall>();
  useEffect(() => {
    const ask = async () => {
      const answer = await client.listMyLiveCalls({});
      if (answer.ok) setCall(answer.value.items.find(({ activity }) => UP.includes(activity)));
    };
    void ask();
  }, []);
  return call;
}
