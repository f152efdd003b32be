import { browserPushDevice, storedWish, Waking } from '@wpm/softphone';
import { client } from '../client.ts';

let current: { readonly accountId: string; readonly waking: Waking } | undefined;

/** Whether this device rings for the account while the phone is closed; one for all screens. */
export function wakingOf(accountId: string): Waking {
  if (current?.accountId !== accountId) {
    const platform = {
      key: () => client.push((push) => push.getPushKey({})),
      set: (keys: Parameters<typeof setMyPush>[0]) => setMyPush(keys),
      remove: () => client.push((push) => push.removeMyPush({})),
    };
    const wish = storedWish(localStorage, accountId);
    current = { accountId, waking: new Waking({ device: browserPushDevice, platform, wish }) };
  }
  return current.waking;
}

/** The account is signed out here. */
export function endWaking(): void {
  void current?.waking.signedOut();
  current = undefined;
}

const setMyPush = (keys: { readonly endpoint: string; readonly p256dh: string; readonly auth: string }) =>
  client.push((push) => push.setMyPush(keys));
