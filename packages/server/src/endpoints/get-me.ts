import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { rightsWhere } from '../policies/rights.ts';
import { presentAccount } from '../presenters/account.ts';

export const getMe = signedIn(ENDPOINTS.getMe, async ({ store }, { caller: { account, may } }) => {
  const { settings } = await store.tenantSettings.of(account.tenantId);
  return ok({ ...presentAccount(account, rightsWhere(may)), timeZone: settings.timeZone });
});
