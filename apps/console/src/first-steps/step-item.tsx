import { ArrowRight, Circle, CircleCheck } from 'lucide-react';
import { Link } from 'wouter';
import { readableNumber } from '../format/readable-number.ts';
import { callPath } from '../reports/report-paths.ts';
import { type Facts, numbersIn, type Step } from './steps.ts';
import { TestCallPanel } from './test-call.tsx';
import { useFirstStepsWords } from './words/use-first-steps-words.ts';

export type StepItemProps = {
  readonly step: Step;
  /** The first of those that are to be done. */
  readonly isNext: boolean;
  readonly facts: Facts;
};

/** One step: whether it is done, what it is for, and the way to where it is done. */
export function StepItem({ step, isNext, facts }: StepItemProps) {
  const words = useFirstStepsWords();
  const { heading, hint, link } = words.steps[step.kind];
  const Mark = step.isDone ? CircleCheck : Circle;
  return (
    <li className="first-step" data-done={step.isDone || undefined} aria-current={isNext ? 'step' : undefined}>
      <Mark size={24} aria-hidden />
      <div className="first-step-body">
        <h2>
          {heading}
          {step.isOptional && <span className="quiet"> · {words.optional}</span>}
          <span className="ui-unseen"> · {step.isDone ? words.done : words.open}</span>
        </h2>
        {!step.isDone && <p>{hint}</p>}
        <Doing step={step} facts={facts} />
        {link !== null && step.path !== null && (
          <Link href={step.path} className="first-step-link">
            {link}
            <ArrowRight size={18} aria-hidden />
          </Link>
        )}
      </div>
    </li>
  );
}

/** What is done, or seen, in the guide itself. */
function Doing({ step: { kind, isDone }, facts }: Pick<StepItemProps, 'step' | 'facts'>) {
  const words = useFirstStepsWords();
  if (kind === 'test-call') return <TestCallPanel phones={facts.phones} />;
  if (kind !== 'customer') return null;
  if (isDone && facts.customerCallId !== null) {
    return (
      <Link href={callPath(facts.customerCallId)} className="first-step-link">
        {words.see}
      </Link>
    );
  }
  const numbers = numbersIn(facts);
  return numbers.length === 0 ? null : <p>{words.call(numbers.map(readableNumber).join(', '))}</p>;
}
