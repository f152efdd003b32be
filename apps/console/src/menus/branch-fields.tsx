import { MENU_KEYS, type MenuNodeSettings } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { Plus } from 'lucide-react';
import { TargetField } from '../administration/edit/target-field.tsx';
import { useSounds } from '../administration/targets.ts';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { ChoiceFields } from './choice-fields.tsx';
import type { Branch } from './tree.ts';

export type BranchFieldsProps = {
  readonly branch: Branch;
  /** All menus of the tree: a key may lead to any. */
  readonly menus: readonly MenuNodeSettings[];
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (node: MenuNodeSettings) => void;
  /** A key is to lead to a menu that does not exist yet. */
  readonly onNewMenu: (leading: (id: string) => MenuNodeSettings) => void;
};

/** One menu of the tree: what is said, and what each key is for. The first one is called as the tree is. */
export function BranchFields(props: BranchFieldsProps) {
  const { branch, problem, onChange } = props;
  const words = useConsoleWords().menus;
  const { node, level } = branch;
  const placed = problem('id');
  return (
    <fieldset className="checks destination menu-branch" data-level={level}>
      <legend>{level === 1 ? words.start : words.below(node.name)}</legend>
      {placed && <p className="field-problem">{placed}</p>}
      {level > 1 && (
        <TextField
          label={words.menuName}
          maxLength={100}
          value={node.name}
          problem={problem('name')}
          onChange={(name) => onChange({ ...node, name })}
        />
      )}
      <TargetField
        label={words.prompt}
        targets={useSounds()}
        none={words.noPrompt}
        value={node.prompt ?? ''}
        problem={problem('prompt')}
        onChoose={(id) => onChange({ ...node, prompt: id === '' ? null : id })}
      />
      <Keys {...props} />
    </fieldset>
  );
}

/** The keys of a menu, and one more. */
function Keys({ branch: { node }, menus, problem, onChange, onNewMenu }: BranchFieldsProps) {
  const words = useConsoleWords().menus;
  const { choices } = node;
  const taken = choices.map(({ key }) => key);
  const free = MENU_KEYS.find((key) => !taken.includes(key));
  const withChoices = (changed: MenuNodeSettings['choices']): MenuNodeSettings => ({ ...node, choices: changed });
  const remove = (index: number) => () => onChange(withChoices(choices.toSpliced(index, 1)));
  return (
    <>
      {choices.map((choice, index) => (
        <ChoiceFields
          key={index}
          choice={choice}
          taken={taken}
          menus={menus}
          problem={(path) => problem(`choices.${index}.${path}`)}
          onChange={(changed) => onChange(withChoices(choices.with(index, changed)))}
          onNewMenu={() =>
            onNewMenu((menu) => withChoices(choices.with(index, { ...choice, to: { kind: 'menu', menu } })))
          }
          onRemove={choices.length > 1 ? remove(index) : undefined}
        />
      ))}
      {free !== undefined && (
        <Button
          icon={<Plus size={18} aria-hidden />}
          onClick={() =>
            onChange(withChoices([...choices, { key: free, label: null, to: { kind: 'message', soundId: null } }]))
          }
        >
          {words.addKey}
        </Button>
      )}
    </>
  );
}
