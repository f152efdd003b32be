import type { AgentStatus } from '@wpm/contract';
import { Button, clockDuration, errorText, Notice, Sheet, useWords } from '@wpm/ui';
import { Suspense, useEffect, useState } from 'react';
import { PlanRecall } from '../recalls/loaded-plan-recall.ts';
import { useEndWrapUp } from '../status/use-my-status.ts';
import { ClassifierForm } from './classifier-form.tsx';
import { useClassification } from './use-classification.ts';
import { useClassifierWords } from './words/use-classifier-words.ts';

/** What is wrapped up, and for how long: `leftMs` counted from when this was known. */
export type WrappedUp = NonNullable<AgentStatus['wrapUp']> & { readonly leftMs: number | null };

export type WrapUpSheetProps = { readonly wrapUp: WrappedUp; readonly open: boolean; readonly onClose: () => void };

/** The work after a call (F27): what it was, how much time is left, and that the agent is done. */
export function WrapUpSheet({ wrapUp, open, onClose }: WrapUpSheetProps) {
  const words = useClassifierWords().wrapUp;
  return (
    <Sheet open={open} onClose={onClose} title={words.title}>
      <WrapUp wrapUp={wrapUp} onDone={onClose} />
    </Sheet>
  );
}

function WrapUp({ wrapUp, onDone }: { readonly wrapUp: WrappedUp; readonly onDone: () => void }) {
  const { callId, part, classifierRequired, leftMs } = wrapUp;
  const words = useClassifierWords().wrapUp;
  const { known } = useClassification({ callId, part });
  const isMissing = classifierRequired && (known?.current ?? null) === null;
  return (
    <>
      <p className="wrap-up-time">{leftMs === null ? words.untilEnded : <TimeLeft leftMs={leftMs} />}</p>
      {isMissing && <Notice>{words.required}</Notice>}
      <Ending wrapUp={wrapUp} isMissing={isMissing} onDone={onDone} />
      {known && (
        <Suspense>
          <PlanRecall numbers={[known.customer.number]} name={known.customer.name} campaignId={known.campaignId} />
        </Suspense>
      )}
    </>
  );
}

type EndingProps = { readonly wrapUp: WrappedUp; readonly isMissing: boolean; readonly onDone: () => void };

/** What was chosen is saved, and the wrap-up with it is over, where it may be ended. */
function Ending({ wrapUp: { callId, part, earlyExit }, isMissing, onDone }: EndingProps) {
  const shared = useWords();
  const all = useClassifierWords();
  const { problem, end } = useEndWrapUp(onDone);
  return (
    <ClassifierForm
      of={{ callId, part }}
      save={earlyExit ? all.wrapUp.done : all.save}
      onSaved={() => earlyExit && void end()}
      beside={(isChanged) => (
        <>
          {problem !== undefined && (
            <Notice tone="warn" urgent>
              {errorText(shared, problem)}
            </Notice>
          )}
          {!earlyExit && <p className="quiet">{all.wrapUp.fixed}</p>}
          {earlyExit && !isChanged && (
            <Button tone="primary" wide disabled={isMissing} onClick={() => void end()}>
              {all.wrapUp.done}
            </Button>
          )}
        </>
      )}
    />
  );
}

/** Counted down by the page's own clock. */
function TimeLeft({ leftMs }: { readonly leftMs: number }) {
  const words = useClassifierWords().wrapUp;
  const [end] = useState(() => performance.now() + leftMs);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return <span role="timer">{words.left(clockDuration(Math.max(0, end - now)))}</span>;
}
