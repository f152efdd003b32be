import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { instantOf, localTime } from '../classifiers/recall-time.tsx';
import { client } from '../client.ts';
import { MISSED_CALLS_KEY } from '../missed/use-missed-count.ts';
import { RECALLS_KEY } from './recalls-key.ts';

/** Whom a call-back is planned for, as far as that is known. */
export type PlannedFor = {
  /** Of the customer; with several the user chooses. Those that cannot be called by plan are left out. */
  readonly numbers: readonly string[];
  readonly name: string | null;
  /** The campaign that is proposed; null: none. */
  readonly campaignId: string | null;
};

/** In the place of a campaign: outside all of them. */
export const OUTSIDE = '';

/** A call-back as it is filled in. */
export type RecallPlan = {
  readonly number: string;
  /** As a field of a local time has it. */
  readonly time: string;
  /** A campaign's id, or `OUTSIDE`. */
  readonly campaign: string;
  readonly whose: 'this-agent' | 'anyone';
  readonly note: string;
};

export type PlanForm = {
  readonly plan: RecallPlan;
  /** The code of the refusal of the last try. */
  readonly problem: string | undefined;
  readonly saving: boolean;
  readonly change: (change: Partial<RecallPlan>) => void;
  readonly submit: () => Promise<void>;
};

type Planning = {
  readonly number: string;
  readonly name: string | null;
  readonly proposed: string;
  readonly onPlanned: (at: string) => void;
};

const PROPOSED_IN_MS = 60 * 60_000;

/** Plans a call-back: in an hour, for the user, until they say something else. */
export function usePlanRecall({ number, name, proposed, onPlanned }: Planning): PlanForm {
  const queries = useQueryClient();
  const [plan, setPlan] = useState<RecallPlan>(() => ({
    number,
    time: localTime(new Date(Date.now() + PROPOSED_IN_MS)),
    campaign: proposed,
    whose: 'this-agent',
    note: '',
  }));
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);
  const asking = useRef(false);
  const submit = async () => {
    const at = instantOf(plan.time);
    if (at === undefined || asking.current) return;
    asking.current = true;
    setSaving(true);
    const campaignId = plan.campaign === OUTSIDE ? null : plan.campaign;
    const wish = { number: plan.number, name, campaignId, for: plan.whose, at, note: plan.note };
    const answer = await client.followUp((followUp) => followUp.planRecall(wish));
    asking.current = false;
    setSaving(false);
    setProblem(answer.ok ? undefined : answer.error.code);
    if (!answer.ok) return;
    for (const queryKey of [RECALLS_KEY, MISSED_CALLS_KEY]) void queries.invalidateQueries({ queryKey });
    onPlanned(at);
  };
  return { plan, problem, saving, change: (change) => setPlan({ ...plan, ...change }), submit };
}
