import type { MyCampaign } from '@wpm/contract';
import { Button, Choice, errorText, Notice, Sheet, useWords } from '@wpm/ui';
import { useId } from 'react';
import { usePartyText } from '../call/use-party-text.ts';
import { RecallTime } from '../classifiers/recall-time.tsx';
import { useMyCampaigns } from '../status/use-my-status.ts';
import { OUTSIDE, type PlanForm, type PlannedFor, type RecallPlan, usePlanRecall } from './use-plan-recall.ts';
import { useRecallWords } from './words/use-recall-words.ts';

export type PlanRecallSheetProps = PlannedFor & {
  readonly onClose: () => void;
  readonly onPlanned: (at: string) => void;
};

/** When a customer is to be called, in which campaign, by whom, and what to know then (F24). */
export function PlanRecallSheet({ numbers, name, campaignId, onClose, onPlanned }: PlanRecallSheetProps) {
  const words = useRecallWords();
  const { title, number } = usePartyText()({ number: numbers[0] ?? '', name });
  const campaigns = useMyCampaigns();
  return (
    <Sheet open onClose={onClose} title={words.plan.title}>
      <p className="details-party">
        <b>{title}</b> {numbers.length === 1 && number}
      </p>
      {campaigns && <Form proposed={proposedIn(campaigns, campaignId)} {...{ numbers, name, campaigns, onPlanned }} />}
    </Sheet>
  );
}

/** The campaign of the call, if the user works in it. */
const proposedIn = (campaigns: readonly MyCampaign[], campaignId: string | null): string =>
  campaigns.find(({ id }) => id === campaignId)?.id ?? OUTSIDE;

type FormProps = Pick<PlanRecallSheetProps, 'numbers' | 'name' | 'onPlanned'> & {
  readonly campaigns: readonly MyCampaign[];
  readonly proposed: string;
};

function Form({ numbers, name, campaigns, proposed, onPlanned }: FormProps) {
  const shared = useWords();
  const words = useRecallWords().plan;
  const form = usePlanRecall({ number: numbers[0] ?? '', name, proposed, onPlanned });
  const { plan, problem, saving, change } = form;
  return (
    <form
      className="recall-form"
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      {numbers.length > 1 && <Numbers numbers={numbers} plan={plan} change={change} />}
      <RecallTime label={words.at} value={plan.time} onChange={(time) => change({ time })} />
      {campaigns.length > 0 && <Campaign campaigns={campaigns} plan={plan} change={change} />}
      {plan.campaign !== OUTSIDE && <For plan={plan} change={change} />}
      <Note plan={plan} change={change} />
      {problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
      <Button type="submit" tone="primary" wide disabled={saving}>
        {words.save}
      </Button>
    </form>
  );
}

type FieldProps = { readonly plan: RecallPlan; readonly change: PlanForm['change'] };

function Numbers({ numbers, plan, change }: FieldProps & Pick<FormProps, 'numbers'>) {
  const words = useRecallWords();
  const partyText = usePartyText();
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{words.plan.number}</label>
      <select id={id} value={plan.number} onChange={(event) => change({ number: event.currentTarget.value })}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            {partyText({ number, name: null }).title}
          </option>
        ))}
      </select>
    </div>
  );
}

function Campaign({ campaigns, plan, change }: FieldProps & Pick<FormProps, 'campaigns'>) {
  const words = useRecallWords();
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{words.facts.campaign}</label>
      <select id={id} value={plan.campaign} onChange={(event) => change({ campaign: event.currentTarget.value })}>
        <option value={OUTSIDE}>{words.outside}</option>
        {campaigns.map((campaign) => (
          <option key={campaign.id} value={campaign.id}>
            {campaign.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function For({ plan, change }: FieldProps) {
  const words = useRecallWords();
  const options = [
    { value: 'this-agent', text: words.mine },
    { value: 'anyone', text: words.anyone },
  ] as const;
  return (
    <Choice label={words.facts.for} value={plan.whose} options={options} onChoose={(whose) => change({ whose })} />
  );
}

function Note({ plan, change }: FieldProps) {
  const words = useRecallWords();
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{words.facts.note}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2_000}
        value={plan.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </div>
  );
}
