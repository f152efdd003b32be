import type { AccountSettings } from '@wpm/contract';
import { client } from '../client.ts';
import { readableNumber } from '../format/readable-number.ts';
import type { Target } from './edit/target-field.tsx';
import { useChoices } from './use-choices.ts';

/** Everybody with an account. */
export function useAccounts(): readonly Target[] {
  return useChoices('accounts', client.listAccounts).map(targetOf);
}

/** Whom something can lead to: users with a phone. */
export function useUsers(): readonly Target[] {
  return useChoices('accounts', client.listAccounts)
    .filter(({ settings }) => settings.kind !== null)
    .map(targetOf);
}

function targetOf({ id, settings }: { readonly id: string; readonly settings: AccountSettings }): Target {
  return { id, name: `${settings.displayName} (${settings.login})` };
}

export function useCampaigns(): readonly Target[] {
  return useChoices('campaigns', client.listCampaigns).map(({ id, settings }) => ({ id, name: settings.name }));
}

export function useWorkingHours(): readonly Target[] {
  return useChoices('hours', client.listHours).map(({ id, settings }) => ({ id, name: settings.name }));
}

export function useHolidayCalendars(): readonly Target[] {
  return useChoices('holidays', client.listHolidays).map(({ id, settings }) => ({ id, name: settings.name }));
}

export function useMenus(): readonly Target[] {
  return useChoices('menus', client.listMenus).map(({ id, settings }) => ({ id, name: settings.name }));
}

export function useSounds(): readonly Target[] {
  return useChoices('sounds', client.listSounds).map(({ id, settings }) => ({ id, name: settings.name }));
}

/** The tenant's own numbers. */
export function useNumbers(): readonly Target[] {
  return useChoices('numbers', client.listNumbers).map(({ id, settings }) => ({
    id,
    name: readableNumber(settings.number),
  }));
}
