import type { CampaignSettings } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import { useCampaigns, useSounds, useUsers } from '../administration/targets.ts';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type Overflow = CampaignSettings['queue']['overflow'];

const KINDS = ['hang-up', 'campaign', 'account', 'number', 'voicemail'] as const;

const EMPTY: Readonly<Record<(typeof KINDS)[number], Overflow>> = {
  'hang-up': { kind: 'hang-up', announcement: null },
  campaign: { kind: 'campaign', campaignId: '' },
  account: { kind: 'account', accountId: '' },
  number: { kind: 'number', number: '' },
  voicemail: { kind: 'voicemail' },
};

export type OverflowFieldsProps = {
  readonly overflow: Overflow;
  /** The campaign itself, which nobody is sent on to; undefined while it is new. */
  readonly ownId: string | undefined;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (overflow: Overflow) => void;
};

/** What becomes of a customer who has waited too long. */
export function OverflowFields(props: OverflowFieldsProps) {
  const { overflow, onChange } = props;
  const words = useConsoleWords().campaigns;
  return (
    <>
      <SelectField
        label={words.overflow}
        values={KINDS}
        texts={words.overflows}
        value={overflow.kind}
        onChoose={(kind) => kind !== null && onChange(EMPTY[kind])}
      />
      {overflow.kind === 'hang-up' ? <Parting {...props} overflow={overflow} /> : <OverflowTarget {...props} />}
    </>
  );
}

/** What is said to who is let go. */
function Parting({
  overflow,
  problem,
  onChange,
}: OverflowFieldsProps & { readonly overflow: Extract<Overflow, { kind: 'hang-up' }> }) {
  const { sounds, noSound } = useConsoleWords().campaigns;
  return (
    <TargetField
      label={sounds.parting}
      targets={useSounds()}
      none={noSound.parting}
      value={overflow.announcement ?? ''}
      problem={problem('queue.overflow.announcement')}
      onChoose={(id) => onChange({ kind: 'hang-up', announcement: id === '' ? null : id })}
    />
  );
}

function OverflowTarget({ overflow, ownId, problem, onChange }: OverflowFieldsProps) {
  const words = useConsoleWords().numbers;
  const users = useUsers();
  const campaigns = useCampaigns();
  if (overflow.kind === 'campaign')
    return (
      <TargetField
        label={words.campaign}
        targets={campaigns.filter(({ id }) => id !== ownId)}
        value={overflow.campaignId}
        problem={problem('queue.overflow.campaignId')}
        onChoose={(campaignId) => onChange({ kind: 'campaign', campaignId })}
      />
    );
  if (overflow.kind === 'account')
    return (
      <TargetField
        label={words.user}
        targets={users}
        value={overflow.accountId}
        problem={problem('queue.overflow.accountId')}
        onChoose={(accountId) => onChange({ kind: 'account', accountId })}
      />
    );
  if (overflow.kind !== 'number') return null;
  return (
    <TextField
      label={words.number}
      hint={words.numberHint}
      inputMode="tel"
      value={overflow.number}
      problem={problem('queue.overflow.number')}
      onChange={(number) => onChange({ kind: 'number', number })}
    />
  );
}
