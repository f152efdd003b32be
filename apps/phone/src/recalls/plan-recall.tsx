import { Button, Notice, useLanguage } from '@wpm/ui';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { PlanRecallSheet } from './plan-recall-sheet.tsx';
import type { PlannedFor } from './use-plan-recall.ts';
import { useRecallWords } from './words/use-recall-words.ts';

type Stage =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open' }
  | { readonly kind: 'planned'; readonly at: string };

/** The way to plan a call-back by hand (F24). Who withheld their number, and colleagues, are not called back by plan. */
export function PlanRecall({ numbers, name, campaignId }: PlannedFor) {
  const words = useRecallWords().plan;
  const { language } = useLanguage();
  const [stage, setStage] = useState<Stage>({ kind: 'closed' });
  const callable = numbers.filter((number) => number.startsWith('+'));
  if (callable.length === 0) return null;
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      {stage.kind === 'planned' && <Notice urgent>{words.planned(instant.format(new Date(stage.at)))}</Notice>}
      <Button wide icon={<CalendarClock aria-hidden />} onClick={() => setStage({ kind: 'open' })}>
        {words.title}
      </Button>
      {stage.kind === 'open' && (
        <PlanRecallSheet
          numbers={callable}
          name={name}
          campaignId={campaignId}
          onClose={() => setStage({ kind: 'closed' })}
          onPlanned={(at) => setStage({ kind: 'planned', at })}
        />
      )}
    </>
  );
}
