import { CircleAlert, CircleCheck, CircleDashed, Hourglass, Lightbulb, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StepState } from './step-state.ts';
import { useReadinessWords } from './words/use-readiness-words.ts';

const ICONS: Readonly<Record<StepState, LucideIcon>> = {
  good: CircleCheck,
  waiting: Hourglass,
  open: CircleDashed,
  bad: CircleAlert,
  advice: Lightbulb,
};

export type StepProps = {
  readonly heading: string;
  readonly state: StepState;
  /** What was found, in a few words, in the place of the state's own. */
  readonly found?: string | undefined;
  readonly children?: ReactNode;
};

/** One step of the check: what it is about, how it stands in an icon and words, and what to do. */
export function Step({ heading, state, found, children }: StepProps) {
  const { states } = useReadinessWords();
  const Icon = ICONS[state];
  return (
    <li className="readiness-step" data-state={state}>
      <div className="readiness-head">
        <Icon aria-hidden />
        <h3>{heading}</h3>
        <span role="status">{found ?? states[state]}</span>
      </div>
      {children}
    </li>
  );
}
