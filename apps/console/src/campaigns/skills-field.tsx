import { Button, IconButton } from '@wpm/ui';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { withoutSkill } from './skills.ts';

export type SkillsFieldProps = {
  /** The least level of each, by name. */
  readonly skills: Readonly<Record<string, number>>;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (skills: Record<string, number>) => void;
};

const USUAL_LEVEL = 5;
const LONGEST_NAME = 100;

/** What an agent must be able to do to get the calls of a campaign (F45). How able each is stands with the agents. */
export function SkillsField({ skills, problem, onChange }: SkillsFieldProps) {
  const words = useConsoleWords().campaigns;
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const add = () => {
    if (name === '' || name in skills) return;
    onChange({ ...skills, [name]: USUAL_LEVEL });
    setTyped('');
  };
  return (
    <fieldset className="checks destination">
      <legend>{words.skills}</legend>
      {Object.entries(skills).map(([skill, level]) => (
        <div key={skill} className="member" role="group" aria-label={skill}>
          <span>{skill}</span>
          <WholeNumberField
            label={words.level}
            min={1}
            max={10}
            value={level}
            problem={problem(`requiredSkills.${skill}`)}
            onChange={(changed) => onChange({ ...skills, [skill]: changed ?? 0 })}
          />
          <IconButton
            label={words.removeSkill(skill)}
            icon={<X size={18} aria-hidden />}
            onClick={() => onChange(withoutSkill(skills, skill))}
          />
        </div>
      ))}
      <p className="field-hint">{words.skillsHint}</p>
      <TextField label={words.skillName} maxLength={LONGEST_NAME} value={typed} onChange={setTyped} />
      <Button icon={<Plus size={18} aria-hidden />} aria-disabled={name === '' || name in skills} onClick={add}>
        {words.addSkill}
      </Button>
    </fieldset>
  );
}
