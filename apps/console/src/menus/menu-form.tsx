import type { MenuSettings } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { useSounds } from '../administration/targets.ts';
import { CheckField } from '../fields/check-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { BranchFields } from './branch-fields.tsx';
import { MenuTargetFields } from './menu-target-fields.tsx';
import { branchesOf, newMenu, pruned } from './tree.ts';

type MenuFormProps = FormProps<MenuSettings, Entry<MenuSettings>>;

/** Everything that is set of a menu: its tree first, then what becomes of who chooses nothing. */
export function MenuForm({ draft, change, problem }: MenuFormProps) {
  const words = useConsoleWords().menus;
  return (
    <>
      <TextField
        label={words.name}
        maxLength={100}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <Tree draft={draft} change={change} problem={problem} />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}

/** The menus, each below the one that leads to it; those that nothing leads to any more go. */
function Tree({ draft, change, problem }: Omit<MenuFormProps, 'entry'>) {
  const words = useConsoleWords().menus;
  const { menus } = draft;
  const set = (changed: Partial<MenuSettings>) => change(pruned({ ...draft, ...changed }));
  /** Whatever leads to a new menu is set together with it. */
  const addMenu = (leading: (id: string) => Partial<MenuSettings>) => {
    const id = crypto.randomUUID();
    const led = leading(id);
    set({ ...led, menus: [...(led.menus ?? menus), newMenu(id, words.newName(menus.length + 1))] });
  };
  return (
    <>
      {branchesOf(menus).map((branch) => (
        <BranchFields
          key={branch.node.id}
          branch={branch}
          menus={menus}
          problem={(path) => problem(`menus.${branch.index}.${path}`)}
          onChange={(node) => set({ menus: menus.with(branch.index, node) })}
          onNewMenu={(leading) => addMenu((id) => ({ menus: menus.with(branch.index, leading(id)) }))}
        />
      ))}
      <fieldset className="checks destination">
        <legend>{words.silence}</legend>
        <MenuTargetFields
          to={draft.otherwise}
          menus={menus}
          problem={(path) => problem(`otherwise.${path}`)}
          onChange={(otherwise) => set({ otherwise })}
          onNewMenu={() => addMenu((menu) => ({ otherwise: { kind: 'menu', menu } }))}
        />
        <Patience draft={draft} change={change} problem={problem} />
      </fieldset>
    </>
  );
}

/** How long a key is waited for, how often, and what is said to a wrong one. */
function Patience({ draft, change, problem }: Omit<MenuFormProps, 'entry'>) {
  const words = useConsoleWords().menus;
  return (
    <>
      <WholeNumberField
        label={words.attempts}
        min={1}
        max={5}
        value={draft.attempts}
        problem={problem('attempts')}
        onChange={(attempts) => change({ attempts: attempts ?? 0 })}
      />
      <WholeNumberField
        label={words.wait}
        min={1}
        max={30}
        value={draft.waitSeconds}
        problem={problem('waitSeconds')}
        onChange={(waitSeconds) => change({ waitSeconds: waitSeconds ?? 0 })}
      />
      <TargetField
        label={words.wrongKey}
        targets={useSounds()}
        none={words.ownWords}
        value={draft.wrongKey ?? ''}
        problem={problem('wrongKey')}
        onChoose={(id) => change({ wrongKey: id === '' ? null : id })}
      />
    </>
  );
}
