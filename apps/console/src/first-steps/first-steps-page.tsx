import { Button, Notice, useWords } from '@wpm/ui';
import { useId } from 'react';
import { PageHead } from '../frame/page-head.tsx';
import { useErrorText } from '../i18n/use-error-text.ts';
import { useMay } from '../administration/rights.tsx';
import { NotAllowed } from '../states/not-allowed.tsx';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { hideGuide, useGuideHidden } from './hidden-guide.ts';
import { StepItem } from './step-item.tsx';
import { type Facts, progressOf, stepsOf } from './steps.ts';
import { useFacts } from './use-first-steps.ts';
import { useFirstStepsWords } from './words/use-first-steps-words.ts';

/** What a new tenant's administrator does, one thing after the other, until a customer can be talked to. */
export function FirstStepsPage() {
  const words = useFirstStepsWords();
  const mayManage = useMay()('directory:manage');
  return (
    <main id="content" className="noun-page first-steps" tabIndex={-1}>
      <PageHead heading={words.heading} about={words.about} />
      {mayManage ? <Guide /> : <NotAllowed />}
    </main>
  );
}

function Guide() {
  const words = useFirstStepsWords();
  const { tryAgain } = useWords();
  const errorText = useErrorText();
  const facts = useFacts();
  if (facts.data) return <Steps facts={facts.data} />;
  if (!facts.error) return <Skeleton text={words.loading} />;
  return (
    <NothingShown icon="failed" heading={words.failed} hint={errorText(facts.error.refusal.code)} urgent>
      <Button onClick={() => void facts.refetch()}>{tryAgain}</Button>
    </NothingShown>
  );
}

function Steps({ facts }: { readonly facts: Facts }) {
  const words = useFirstStepsWords();
  const label = useId();
  const steps = stepsOf(facts, new Date());
  const { done, of } = progressOf(steps);
  const next = steps.find(({ isDone, isOptional }) => !isDone && !isOptional)?.kind;
  return (
    <>
      <div className="first-steps-progress">
        <p id={label} role="status">
          {done === of ? words.ready : words.progress(done, of)}
        </p>
        <progress aria-labelledby={label} max={of} value={done} />
      </div>
      <ol className="first-steps-list">
        {steps.map((step) => (
          <StepItem key={step.kind} step={step} isNext={step.kind === next} facts={facts} />
        ))}
      </ol>
      <Hiding />
    </>
  );
}

function Hiding() {
  const words = useFirstStepsWords();
  const hidden = useGuideHidden();
  return (
    <div className="first-steps-hiding">
      {hidden && <Notice>{words.hidden}</Notice>}
      <Button onClick={() => hideGuide(!hidden)}>{hidden ? words.show : words.hide}</Button>
    </div>
  );
}
