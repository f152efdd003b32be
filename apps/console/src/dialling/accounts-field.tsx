import type { DialCaps } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAccounts, useUsers } from '../administration/targets.ts';
import { SelectField } from '../fields/select-field.tsx';
import { type AccountLimits, withAccount, withCaps, withoutAccount } from './account-limits.ts';
import { CapsFields } from './caps-fields.tsx';
import { useCapsText } from './use-caps-text.ts';
import { useDiallingWords } from './words/use-dialling-words.ts';

/** As many as the contract takes. */
const MOST = 2_000;

export type AccountsFieldProps = {
  readonly limits: AccountLimits;
  /** What each person has: what an account of its own begins with. */
  readonly agent: DialCaps;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (limits: AccountLimits) => void;
};

/** Who may call more, or less, than each person. */
export function AccountsField({ limits, agent, problem, onChange }: AccountsFieldProps) {
  const words = useDiallingWords();
  const [added, setAdded] = useState<string>();
  const names = new Map(useAccounts().map(({ id, name }) => [id, name]));
  const offered = useUsers().filter(({ id }) => limits.every(({ accountId }) => accountId !== id));
  const add = (accountId: string) => {
    setAdded(accountId);
    onChange(withAccount(limits, accountId, agent));
  };
  return (
    <fieldset className="checks destination">
      <legend>{words.accounts}</legend>
      <p className="field-hint">{words.accountsHint}</p>
      {limits.map(({ accountId, caps }, index) => (
        <AccountLine
          key={accountId}
          name={names.get(accountId) ?? (names.size === 0 ? '…' : words.accountGone)}
          caps={caps}
          isNew={accountId === added}
          problem={(cap) => problem(`${index}.caps${cap === '' ? '' : `.${cap}`}`)}
          onChange={(changed) => onChange(withCaps(limits, accountId, changed))}
          onRemove={() => onChange(withoutAccount(limits, accountId))}
        />
      ))}
      {limits.length < MOST && (
        <SelectField
          label={words.addAccount}
          any={words.chooseAccount}
          values={offered.map(({ id }) => id)}
          texts={Object.fromEntries(offered.map(({ id, name }) => [id, name]))}
          value={null}
          onChoose={(accountId) => accountId !== null && add(accountId)}
        />
      )}
    </fieldset>
  );
}

type AccountLineProps = {
  readonly name: string;
  readonly caps: DialCaps;
  readonly isNew: boolean;
  /** Of one of its limits; of any of them for the empty path. */
  readonly problem: (cap: string) => string | undefined;
  readonly onChange: (caps: DialCaps) => void;
  readonly onRemove: () => void;
};

/** One account: a line that says its limits, and below it their fields where it is opened, new or wrong. */
function AccountLine({ name, caps, isNew, problem, onChange, onRemove }: AccountLineProps) {
  const words = useDiallingWords();
  const capsText = useCapsText();
  const [isOpen, setOpen] = useState(isNew);
  const isShown = isOpen || problem('') !== undefined;
  return (
    <details className="holiday" open={isShown} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{name}</b> <span className="quiet">{capsText(caps)}</span>
      </summary>
      <div className="holiday-fields">
        <CapsFields label={words.limitsOf(name)} caps={caps} problem={problem} onChange={onChange} />
        <div>
          <Button icon={<Trash2 size={18} aria-hidden />} onClick={onRemove}>
            {words.removeAccount}
          </Button>
        </div>
      </div>
    </details>
  );
}
