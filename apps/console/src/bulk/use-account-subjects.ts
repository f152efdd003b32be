import { ACCOUNT_KINDS, ACCOUNT_PERMISSIONS, type AccountSettings, type CampaignSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import { useChoices } from '../administration/use-choices.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { Deed, Planned, Subject, Wish } from './bulk.ts';
import { type BulkWords } from './words/bulk-words.ts';
import { useBulkWords } from './words/use-bulk-words.ts';

type AccountEntry = Entry<AccountSettings>;
type CampaignEntry = Entry<CampaignSettings>;
type KindTexts = Readonly<Record<string, string>>;

/** Accounts as what can be changed many at once, and what can be changed of them. */
export function useAccountSubjects(): { readonly subjects: readonly Subject[]; readonly deeds: readonly Deed[] } {
  const words = useBulkWords();
  const { kinds, permissions } = useConsoleWords().accounts;
  const accounts = useChoices('accounts', client.listAccounts);
  const campaigns = useChoices('campaigns', client.listCampaigns);
  const yesNo = [
    { key: 'yes', text: words.yes },
    { key: 'no', text: words.no },
  ];
  const permitted = ACCOUNT_PERMISSIONS.map((key) => ({ key, text: permissions[key] }));
  const named = campaigns.map(({ id, settings }) => ({ key: id, text: settings.name }));
  const deeds: readonly Deed[] = [
    { key: 'enabled', text: words.deeds.enabled, values: yesNo },
    { key: 'kind', text: words.deeds.kind, values: ACCOUNT_KINDS.map((key) => ({ key, text: kinds[key] })) },
    { key: 'seat', text: words.deeds.seat, values: yesNo },
    { key: 'permit', text: words.deeds.permit, values: permitted },
    { key: 'forbid', text: words.deeds.forbid, values: permitted },
    { key: 'join', text: words.deeds.join, values: named },
    { key: 'leave', text: words.deeds.leave, values: named },
  ];
  const subjects = accounts.map((account) => ({
    id: account.id,
    name: account.settings.displayName,
    about: `${account.settings.login}, ${kinds[account.settings.kind ?? 'console']}`,
    plan: (wish: Wish) => plannedOf(account, { wish, words, kinds, campaigns }),
  }));
  return { subjects, deeds };
}

type Known = {
  readonly wish: Wish;
  readonly words: BulkWords;
  readonly kinds: KindTexts;
  readonly campaigns: readonly CampaignEntry[];
};

function plannedOf(account: AccountEntry, known: Known): Planned | undefined {
  const { wish, words } = known;
  if (wish.deed === 'join' || wish.deed === 'leave') return membership(account, known);
  const { settings } = account;
  const after = settingsBy(settings, wish);
  if (JSON.stringify(after) === JSON.stringify(settings)) return undefined;
  const text = (of: AccountSettings) => valueText(of, known);
  const save = () => client.changeAccount({ id: account.id, version: account.version, settings: after });
  return { before: text(settings) || words.none, after: text(after) || words.none, save };
}

function settingsBy(settings: AccountSettings, { deed, value }: Wish): AccountSettings {
  const kind = ACCOUNT_KINDS.find((one) => one === value);
  const permission = ACCOUNT_PERMISSIONS.find((one) => one === value);
  if (deed === 'enabled') return { ...settings, enabled: value === 'yes' };
  if (deed === 'seat') return { ...settings, webphoneSeat: value === 'yes' };
  if (deed === 'kind' && kind) return { ...settings, kind };
  if (permission === undefined) return settings;
  const has = settings.permissions.includes(permission);
  if (deed === 'permit' && !has) return { ...settings, permissions: [...settings.permissions, permission] };
  if (deed === 'forbid' && has)
    return { ...settings, permissions: settings.permissions.filter((one) => one !== permission) };
  return settings;
}

function valueText(settings: AccountSettings, { wish: { deed, value }, words, kinds }: Known): string {
  if (deed === 'kind') return kinds[settings.kind ?? 'console'] ?? '';
  const is =
    deed === 'enabled'
      ? settings.enabled
      : deed === 'seat'
        ? settings.webphoneSeat
        : settings.permissions.some((one) => one === value);
  return is ? words.yes : words.no;
}

function membership(account: AccountEntry, { wish, words, campaigns }: Known): Planned | undefined {
  const campaign = campaigns.find(({ id }) => id === wish.value);
  const joins = wish.deed === 'join';
  const isMember = campaign?.settings.members.some(({ accountId }) => accountId === account.id) ?? joins;
  if (isMember === joins) return undefined;
  return {
    before: isMember ? words.yes : words.no,
    after: joins ? words.yes : words.no,
    save: () => setMembership(wish.value, account.id, joins),
  };
}

/** By the campaign as it is now: the row before this one changed it, too. */
async function setMembership(id: string, accountId: string, joins: boolean) {
  const now = await client.getCampaign({ id });
  if (!now.ok) return now;
  const { version, settings } = now.value;
  const others = settings.members.filter((member) => member.accountId !== accountId);
  const members = joins ? [...others, { accountId, priority: 10, weight: 10, skills: {} }] : others;
  return client.changeCampaign({ id, version, settings: { ...settings, members } });
}
