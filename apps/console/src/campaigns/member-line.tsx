import type { CampaignMember } from '@wpm/contract';
import { IconButton } from '@wpm/ui';
import { X } from 'lucide-react';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { withLevel } from './skills.ts';

export type MemberLineProps = {
  readonly member: CampaignMember;
  readonly name: string;
  readonly isWeighted: boolean;
  /** What the campaign asks of them, by name. */
  readonly skills: readonly string[];
  /** What is wrong with a field of theirs, in words. */
  readonly problem: (field: string) => string | undefined;
  readonly onChange: (member: CampaignMember) => void;
  readonly onRemove: () => void;
};

/** An agent of a campaign. */
export function MemberLine({ member, name, isWeighted, skills, problem, onChange, onRemove }: MemberLineProps) {
  const words = useConsoleWords().campaigns;
  return (
    <div className="member" role="group" aria-label={name}>
      <span>{name}</span>
      <WholeNumberField
        label={words.priority}
        min={1}
        max={99}
        value={member.priority}
        // An account that is gone meanwhile has no field of its own here.
        problem={problem('priority') ?? problem('accountId')}
        onChange={(priority) => onChange({ ...member, priority: priority ?? 0 })}
      />
      {isWeighted && (
        <WholeNumberField
          label={words.weight}
          min={1}
          max={100}
          value={member.weight}
          problem={problem('weight')}
          onChange={(weight) => onChange({ ...member, weight: weight ?? 0 })}
        />
      )}
      {skills.map((skill) => (
        <WholeNumberField
          key={skill}
          label={skill}
          placeholder={words.noSkill}
          min={1}
          max={10}
          value={member.skills[skill] ?? null}
          problem={problem(`skills.${skill}`)}
          onChange={(level) => onChange({ ...member, skills: withLevel(member.skills, skill, level) })}
        />
      ))}
      <IconButton label={words.removeMember(name)} icon={<X size={18} aria-hidden />} onClick={onRemove} />
    </div>
  );
}
