import { KEY_SCOPES } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import type { FormProps } from '../administration/noun.ts';
import { useAccounts } from '../administration/targets.ts';
import { ChecksField } from '../fields/checks-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { Fact } from '../tables/fact.tsx';
import { useInstants } from '../zone/use-instants.ts';
import { KeyAccount, KeyStateCell } from './key-cells.tsx';
import type { KeyDraft, KeyEntry } from './key-entry.ts';

/** A new key is filled in; one that is there is shown. */
export function KeyForm({ entry, ...form }: FormProps<KeyDraft, KeyEntry>) {
  return entry === null ? <NewKey {...form} /> : <MadeKey entry={entry} />;
}

function NewKey({ draft, change, problem }: Omit<FormProps<KeyDraft, KeyEntry>, 'entry'>) {
  const words = useConsoleWords().keys;
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        maxLength={64}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <ChecksField
        label={words.scope}
        values={KEY_SCOPES}
        texts={words.scopes}
        chosen={draft.scopes}
        problem={problem('scopes')}
        onChange={(scopes) => change({ scopes })}
      />
      <TargetField
        label={words.account}
        targets={useAccounts()}
        none={words.ownAccount}
        value={draft.accountId}
        problem={problem('accountId')}
        onChoose={(accountId) => change({ accountId })}
      />
      <p className="field-hint">{words.accountHint}</p>
      <TextField
        label={words.lastDay}
        hint={words.lastDayHint}
        type="date"
        value={draft.lastDay}
        problem={problem('expiresAt')}
        onChange={(lastDay) => change({ lastDay })}
      />
    </>
  );
}

function MadeKey({ entry }: { readonly entry: KeyEntry }) {
  const words = useConsoleWords().keys;
  const { full: at } = useInstants();
  const { hint, scopes, createdAt, lastUsedAt, expiresAt, revokedAt } = entry;
  return (
    <dl className="facts">
      <Fact term={words.state}>
        <KeyStateCell entry={entry} />
      </Fact>
      <Fact term={words.begins}>
        <code>{hint}…</code>
      </Fact>
      <Fact term={words.account}>
        <KeyAccount entry={entry} />
      </Fact>
      <Fact term={words.scope}>
        <ul className="plain-list">
          {scopes.map((scope) => (
            <li key={scope}>{words.scopes[scope]}</li>
          ))}
        </ul>
      </Fact>
      <Fact term={words.createdAt}>{at(createdAt)}</Fact>
      <Fact term={words.lastUse}>{lastUsedAt === null ? words.neverUsed : at(lastUsedAt)}</Fact>
      {expiresAt !== null && <Fact term={words.expiresAt}>{at(expiresAt)}</Fact>}
      {revokedAt !== null && <Fact term={words.revokedAt}>{at(revokedAt)}</Fact>}
    </dl>
  );
}
