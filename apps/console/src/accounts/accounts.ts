import type { Answer } from '@wpm/client';
import type { AccountSettings, Invitation } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { Noun, Saved } from '../administration/noun.ts';
import { client } from '../client.ts';
import { BesideAccount } from './beside-account.tsx';
import { AccountKindCell, AccountRoles, AccountState, DirectNumber, Extension, Login } from './account-cells.tsx';
import { AccountForm } from './account-form.tsx';
import { InvitationOnce } from './invitation-link.tsx';
import { AboveAccounts } from './licences.tsx';

const FIRST: AccountSettings = {
  login: '',
  displayName: '',
  email: null,
  enabled: true,
  kind: 'agent',
  webphoneSeat: true,
  extension: null,
  directNumber: null,
  roles: [],
  // Who takes card data is not to have it recorded: where that is not wanted, it is taken away.
  permissions: ['recordings:pause'],
  supervisedCampaignIds: null,
};

/** Accounts (F02): who is made new gets an invitation, by which they set their password themselves. */
export const ACCOUNTS: Noun<Entry<AccountSettings>, AccountSettings, Invitation> = {
  kind: 'accounts',
  reading: 'directory:read',
  managing: 'directory:manage',
  list: client.listAccounts,
  get: (id) => client.getAccount({ id }),
  save,
  remove: (id) => client.removeAccount({ id }),
  nameOf: ({ settings }) => settings.displayName,
  columns: [
    { id: 'login', Cell: Login, order: ({ settings }) => settings.login },
    { id: 'kind', Cell: AccountKindCell, order: ({ settings }) => settings.kind },
    { id: 'extension', Cell: Extension, order: ({ settings }) => settings.extension },
    { id: 'directNumber', Cell: DirectNumber, order: ({ settings }) => settings.directNumber },
    { id: 'roles', Cell: AccountRoles, order: ({ settings }) => settings.roles[0] ?? null },
    { id: 'state', Cell: AccountState, order: ({ settings }) => Number(!settings.enabled) },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: AccountForm,
  Once: InvitationOnce,
  Actions: BesideAccount,
  Above: AboveAccounts,
};

async function save(
  settings: AccountSettings,
  known: Entry<AccountSettings> | null,
): Promise<Answer<Saved<Invitation>, string>> {
  if (known !== null) {
    const changed = await client.changeAccount({ id: known.id, version: known.version, settings });
    return changed.ok ? { ok: true, value: { id: changed.value.id } } : changed;
  }
  const created = await client.createAccount({ settings });
  if (!created.ok) return created;
  const { account, invitation } = created.value;
  return { ok: true, value: { id: account.id, ...(invitation !== null && { once: invitation }) } };
}
