import type { CampaignMember } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import { useUsers } from '../administration/targets.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { MemberLine } from './member-line.tsx';

export type MembersFieldProps = {
  readonly members: readonly CampaignMember[];
  /** Whether calls are shared out by weight, so that each has one. */
  readonly isWeighted: boolean;
  /** What the campaign asks of them, by name. */
  readonly skills: readonly string[];
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (members: CampaignMember[]) => void;
};

/** Who takes the calls of a campaign, each with the order in which they are asked. */
export function MembersField({ members, isWeighted, skills, problem, onChange }: MembersFieldProps) {
  const words = useConsoleWords().campaigns;
  const users = useUsers();
  const add = (accountId: string) => onChange([...members, { accountId, priority: 10, weight: 10, skills: {} }]);
  return (
    <fieldset className="checks destination">
      <legend>{words.members}</legend>
      {members.map((member, index) => (
        <MemberLine
          key={member.accountId}
          member={member}
          name={users.find(({ id }) => id === member.accountId)?.name ?? '…'}
          isWeighted={isWeighted}
          skills={skills}
          problem={(field) => problem(`members.${index}.${field}`)}
          onChange={(changed) => onChange(members.with(index, changed))}
          onRemove={() => onChange(members.filter((other) => other !== member))}
        />
      ))}
      <p className="field-hint">{members.length === 0 ? words.noMembers : words.priorityHint}</p>
      {isWeighted && members.length > 0 && <p className="field-hint">{words.weightHint}</p>}
      <TargetField
        label={words.addMember}
        targets={users.filter(({ id }) => members.every(({ accountId }) => accountId !== id))}
        value=""
        problem={undefined}
        onChoose={(id) => id !== '' && add(id)}
      />
    </fieldset>
  );
}
