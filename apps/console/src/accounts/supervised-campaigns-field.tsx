import { useCampaigns } from '../administration/targets.ts';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

export type SupervisedCampaignsFieldProps = {
  /** Null: all the tenant has. */
  readonly value: readonly string[] | null;
  readonly problem: string | undefined;
  readonly onChange: (campaignIds: string[] | null) => void;
};

/** What a supervisor sees: the whole tenant, or campaigns of theirs. One that is gone is not shown, and left as it is. */
export function SupervisedCampaignsField({ value, problem, onChange }: SupervisedCampaignsFieldProps) {
  const words = useConsoleWords().accounts;
  const campaigns = useCampaigns();
  const known = campaigns.map(({ id }) => id);
  const gone = value?.filter((id) => !known.includes(id)) ?? [];
  return (
    <>
      <CheckField
        label={words.supervisesSome}
        hint={words.supervisesSomeHint}
        checked={value !== null}
        onChange={(isConfined) => onChange(isConfined ? [] : null)}
      />
      {value !== null && (
        <ChecksField
          label={words.supervisedCampaigns}
          values={known}
          texts={Object.fromEntries(campaigns.map(({ id, name }) => [id, name]))}
          chosen={value}
          problem={problem}
          onChange={(chosen) => onChange([...gone, ...chosen])}
        />
      )}
    </>
  );
}
