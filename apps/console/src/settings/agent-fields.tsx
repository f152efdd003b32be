import { type AgentRules, MISSED_LISTS, type TenantSettings } from '@wpm/contract';
import { SelectField } from '../fields/select-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useSettingsWords } from './words/use-settings-words.ts';

/** What is wrong with a field, in words. */
export type ProblemOf = (field: keyof TenantSettings | `agents.${keyof AgentRules}`) => string | undefined;

export type AgentFieldsProps = {
  readonly draft: Pick<TenantSettings, 'agents' | 'missedList'>;
  readonly change: (changes: Partial<Pick<TenantSettings, 'agents' | 'missedList'>>) => void;
  readonly problem: ProblemOf;
};

/** What holds of agents' status (F27, F28), and whose missed calls they see (F22). */
export function AgentFields(props: AgentFieldsProps) {
  const { draft, change, problem } = props;
  const words = useSettingsWords();
  return (
    <>
      <h2>{words.agents}</h2>
      <RuleFields {...props} />
      <SelectField
        label={words.missedList}
        hint={words.missedListHint}
        values={MISSED_LISTS}
        texts={words.missedLists}
        value={draft.missedList}
        problem={problem('missedList')}
        onChoose={(chosen) => chosen !== null && change({ missedList: chosen })}
      />
    </>
  );
}

/** Each rule by its field: from how much to how much, and whether it may be left empty. */
const RULES = [
  { field: 'graceSeconds', words: 'grace', min: 5, max: 600 },
  { field: 'notAnsweringSeconds', words: 'notAnswering', min: 5, max: 600 },
  { field: 'signOutAfterUnanswered', words: 'unanswered', min: 1, max: 20, mayBeEmpty: true },
  { field: 'signOutAfterInactiveHours', words: 'inactive', min: 1, max: 72, mayBeEmpty: true },
] as const;

function RuleFields({ draft: { agents }, change, problem }: AgentFieldsProps) {
  const words = useSettingsWords();
  return RULES.map(({ field, words: named, min, max, ...rule }) => (
    <WholeNumberField
      key={field}
      label={words[named]}
      hint={words[`${named}Hint`]}
      {...('mayBeEmpty' in rule && { placeholder: words.never })}
      min={min}
      max={max}
      value={agents[field]}
      problem={problem(`agents.${field}`)}
      // What must not be empty is refused as too small, by its field.
      onChange={(value) => change({ agents: { ...agents, [field]: value ?? ('mayBeEmpty' in rule ? null : 0) } })}
    />
  ));
}
