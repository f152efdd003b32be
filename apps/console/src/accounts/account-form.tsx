import {
  ACCOUNT_KINDS,
  type AccountSettings,
  AUTO_ANSWER_RULES,
  CONSOLE_ROLES,
  PHONE_PERMISSIONS,
} from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { DirectNumberField } from './direct-number-field.tsx';
import { SupervisedCampaignsField } from './supervised-campaigns-field.tsx';

type AccountFormProps = FormProps<AccountSettings, Entry<AccountSettings>>;

/** Everything that is set of an account, its password apart. */
export function AccountForm(props: AccountFormProps) {
  const { draft, change, problem } = props;
  const words = useConsoleWords().accounts;
  return (
    <>
      <Person {...props} />
      <SelectField
        label={words.kind}
        hint={words.kindHints[draft.kind ?? 'console']}
        any={words.kinds.console}
        values={ACCOUNT_KINDS}
        texts={words.kinds}
        value={draft.kind}
        problem={problem('kind')}
        onChoose={(kind) => change(kind === null ? { kind, ...NO_PHONE, ...withoutPhone(draft) } : { kind })}
      />
      {draft.kind !== null && <Phone {...props} />}
      <Roles {...props} />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        problem={problem('enabled')}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}

const HEARS = 'recordings:hear-all';

/** An integrator works with interfaces, not with calls. */
const seesCalls = (roles: AccountSettings['roles']): boolean => roles.some((role) => role !== 'integrator');

const hearing = (permissions: AccountSettings['permissions'], hears: boolean): AccountSettings['permissions'] => [
  ...permissions.filter((one) => one !== HEARS),
  ...(hears ? ([HEARS] as const) : []),
];

/** Who comes to see calls usually hears them; who sees none any more hears none. */
function heardBy(
  { roles: before, permissions }: AccountSettings,
  roles: AccountSettings['roles'],
): Partial<AccountSettings> {
  const sees = seesCalls(roles);
  return sees === seesCalls(before) ? {} : { permissions: hearing(permissions, sees) };
}

/** Every other role sees the whole tenant. */
const isSupervisorAlone = (roles: AccountSettings['roles']): boolean => roles.length === 1 && roles[0] === 'supervisor';

function Roles({ draft, change, problem }: AccountFormProps) {
  const words = useConsoleWords().accounts;
  return (
    <>
      <ChecksField
        label={words.role}
        values={CONSOLE_ROLES}
        texts={words.roles}
        hints={words.roleHints}
        chosen={draft.roles}
        problem={problem('roles')}
        onChange={(roles) =>
          change({
            roles,
            ...heardBy(draft, roles),
            ...(!isSupervisorAlone(roles) && { supervisedCampaignIds: null }),
          })
        }
      />
      {seesCalls(draft.roles) && (
        <CheckField
          label={words.permissions[HEARS]}
          hint={words.hearsHint}
          checked={draft.permissions.includes(HEARS)}
          onChange={(hears) => change({ permissions: hearing(draft.permissions, hears) })}
        />
      )}
      {isSupervisorAlone(draft.roles) && (
        <SupervisedCampaignsField
          value={draft.supervisedCampaignIds}
          problem={problem('supervisedCampaignIds')}
          onChange={(supervisedCampaignIds) => change({ supervisedCampaignIds })}
        />
      )}
    </>
  );
}

/** What belongs to an account with a phone alone. */
const NO_PHONE: Pick<AccountSettings, 'webphoneSeat' | 'extension' | 'directNumber'> = {
  webphoneSeat: false,
  extension: null,
  directNumber: null,
};

const withoutPhone = ({ permissions }: AccountSettings): Pick<AccountSettings, 'permissions'> => ({
  permissions: permissions.filter((one) => one === HEARS),
});

function Person({ draft, change, problem }: AccountFormProps) {
  const words = useConsoleWords().accounts;
  return (
    <>
      <TextField
        label={words.displayName}
        value={draft.displayName}
        maxLength={100}
        problem={problem('displayName')}
        onChange={(displayName) => change({ displayName })}
      />
      <TextField
        label={words.login}
        hint={words.loginHint}
        spellCheck={false}
        value={draft.login}
        problem={problem('login')}
        onChange={(login) => change({ login })}
      />
      <TextField
        label={words.email}
        type="email"
        inputMode="email"
        value={draft.email ?? ''}
        problem={problem('email')}
        onChange={(email) => change({ email: email === '' ? null : email })}
      />
    </>
  );
}

function Phone({ draft, entry, change, problem }: AccountFormProps) {
  const words = useConsoleWords().accounts;
  return (
    <>
      <CheckField
        label={words.webphoneSeat}
        hint={words.webphoneSeatHint}
        checked={draft.webphoneSeat}
        problem={problem('webphoneSeat')}
        onChange={(webphoneSeat) => change({ webphoneSeat })}
      />
      <TextField
        label={words.extension}
        hint={words.extensionHint}
        inputMode="numeric"
        value={draft.extension ?? ''}
        problem={problem('extension')}
        onChange={(extension) => change({ extension: extension === '' ? null : extension.trim() })}
      />
      <DirectNumberField
        accountId={entry?.id ?? null}
        value={draft.directNumber}
        problem={problem('directNumber')}
        onChoose={(directNumber) => change({ directNumber })}
      />
      <CallWaiting draft={draft} change={change} problem={problem} />
      <AutoAnswer draft={draft} change={change} problem={problem} />
      <ChecksField
        label={words.permission}
        values={PHONE_PERMISSIONS}
        texts={words.permissions}
        chosen={draft.permissions.filter((one) => one !== HEARS)}
        problem={problem('permissions')}
        onChange={(permissions) =>
          change({ permissions: draft.permissions.includes(HEARS) ? [...permissions, HEARS] : permissions })
        }
      />
    </>
  );
}

function CallWaiting({ draft, change, problem }: Pick<AccountFormProps, 'draft' | 'change' | 'problem'>) {
  const words = useConsoleWords().accounts;
  return (
    <CheckField
      label={words.callWaiting}
      hint={words.callWaitingHint}
      checked={draft.callWaiting ?? true}
      problem={problem('callWaiting')}
      onChange={(callWaiting) => change({ callWaiting })}
    />
  );
}

function AutoAnswer({ draft, change, problem }: Pick<AccountFormProps, 'draft' | 'change' | 'problem'>) {
  const words = useConsoleWords().accounts;
  return (
    <SelectField
      label={words.autoAnswer}
      hint={words.autoAnswerHint}
      values={AUTO_ANSWER_RULES}
      texts={words.autoAnswerRules}
      value={draft.autoAnswer ?? 'chosen'}
      problem={problem('autoAnswer')}
      onChoose={(autoAnswer) => autoAnswer !== null && change({ autoAnswer })}
    />
  );
}
