import { expect, test } from 'vitest';
import type { DeviceChange, NoPush, Permission, PushDevice } from './push-device.ts';
import { storedWish, Waking, type WakingPlatform } from './waking.ts';

const KEYS = { endpoint: 'https://push.example/1', p256dh: 'p', auth: 'a' };
const DONE = { ok: true, value: {} } as const;
const UNREACHABLE = { ok: false, error: { code: 'network/unreachable' } } as const;

const nothing = () => {};

/** A device whose browser and user do as the test says, and a platform that notes what it is told. */
function setUp(about: { wanted?: boolean; permission?: Permission; answer?: Permission; obstacle?: NoPush } = {}) {
  const told: string[] = [];
  let hear: (what: DeviceChange) => void = nothing;
  const now = {
    permission: about.permission ?? 'default',
    isWanted: about.wanted ?? false,
    pushService: true,
    platform: true,
  };
  const device: PushDevice = {
    obstacle: () => about.obstacle ?? null,
    permission: () => now.permission,
    askPermission: async () => {
      told.push('asked the user');
      return (now.permission = about.answer ?? 'granted');
    },
    subscribe: async (publicKey) => {
      if (!now.pushService) throw new Error('no push service');
      told.push(`subscribed for ${publicKey}`);
      return KEYS;
    },
    unsubscribe: async () => void told.push('unsubscribed'),
    onChange: (listener) => {
      hear = listener;
      return () => (hear = nothing);
    },
  };
  const platform: WakingPlatform = {
    key: async () => (now.platform ? { ok: true, value: { publicKey: 'key' } } : UNREACHABLE),
    set: async ({ endpoint }) => {
      told.push(`told ${endpoint}`);
      return DONE;
    },
    remove: async () => {
      told.push('taken back');
      return DONE;
    },
  };
  const wish = { get: () => now.isWanted, set: (isWanted: boolean) => void (now.isWanted = isWanted) };
  const waking = new Waking({ device, platform, wish });
  return { waking, told, now, changes: (what: DeviceChange) => hear(what) };
}

test('nothing is asked of anybody until the user turns it on; then the device is subscribed for the platform', async () => {
  const { waking, told, now } = setUp();
  expect(waking.getState()).toEqual({ kind: 'looking' });
  await waking.look();
  expect(waking.getState()).toEqual({ kind: 'off' });
  expect(told).toEqual([]);
  await waking.turnOn();
  expect(waking.getState()).toEqual({ kind: 'on' });
  expect(told).toEqual(['asked the user', 'subscribed for key', 'told https://push.example/1']);
  expect(now.isWanted).toBe(true);
});

test('a user who says no to the browser has it blocked; one who does not decide can be asked again', async () => {
  const no = setUp({ answer: 'denied' });
  await no.waking.turnOn();
  expect(no.waking.getState()).toEqual({ kind: 'blocked' });
  const undecided = setUp({ answer: 'default' });
  await undecided.waking.turnOn();
  expect(undecided.waking.getState()).toEqual({ kind: 'off' });
  expect([no.now.isWanted, undecided.now.isWanted]).toEqual([false, false]);
  expect([...no.told, ...undecided.told]).toEqual(['asked the user', 'asked the user']);
});

test('what was wanted is subscribed again at the next login without asking, and told to the platform', async () => {
  const { waking, told } = setUp({ wanted: true, permission: 'granted' });
  await waking.look();
  expect(waking.getState()).toEqual({ kind: 'on' });
  expect(told).toEqual(['subscribed for key', 'told https://push.example/1']);
});

test('a permission alone is no wish: another user of this browser decides for themselves', async () => {
  const { waking, told } = setUp({ permission: 'granted' });
  await waking.look();
  expect(waking.getState()).toEqual({ kind: 'off' });
  expect(told).toEqual([]);
});

test('a browser that cannot be woken is not asked anything', async () => {
  const { waking, told } = setUp({ obstacle: 'not-installed', wanted: true });
  await waking.look();
  expect(waking.getState()).toEqual({ kind: 'impossible', why: 'not-installed' });
  expect(told).toEqual([]);
});

test('turned off, the platform forgets the device and the browser ends its subscription', async () => {
  const { waking, told, now } = setUp({ wanted: true, permission: 'granted' });
  await waking.look();
  told.length = 0;
  await waking.turnOff();
  expect(waking.getState()).toEqual({ kind: 'off' });
  expect(told.toSorted()).toEqual(['taken back', 'unsubscribed']);
  expect(now.isWanted).toBe(false);
});

test('signed out, nothing can ring here any more, but the wish stays for the next login', async () => {
  const { waking, told, now, changes } = setUp({ wanted: true, permission: 'granted' });
  await waking.look();
  told.length = 0;
  await waking.signedOut();
  changes('subscription');
  await waking.signedOut();
  expect(told).toEqual(['unsubscribed', 'unsubscribed']);
  expect(now.isWanted).toBe(true);
});

test('a push service that cannot be reached is told apart from a platform that cannot; with the network it is tried again', async () => {
  const { waking, now, changes } = setUp({ wanted: true, permission: 'granted' });
  now.pushService = false;
  await waking.look();
  expect(waking.getState()).toEqual({ kind: 'failed', why: 'push/unavailable' });
  now.pushService = true;
  now.platform = false;
  await waking.look();
  expect(waking.getState()).toEqual({ kind: 'failed', why: 'network/unreachable' });
  now.platform = true;
  const came = Promise.withResolvers<void>();
  waking.subscribe(() => waking.getState().kind === 'on' && came.resolve());
  changes('network');
  await came.promise;
});

test('a subscription the browser has changed is told again; coming to the front tells nothing, unless the permission is gone', async () => {
  const { waking, told, now, changes } = setUp({ wanted: true, permission: 'granted' });
  await waking.look();
  told.length = 0;
  changes('permission');
  changes('network');
  expect(waking.getState()).toEqual({ kind: 'on' });
  changes('subscription');
  await waking.look();
  expect(told.slice(0, 2)).toEqual(['subscribed for key', 'told https://push.example/1']);
  now.permission = 'denied';
  const blocked = Promise.withResolvers<void>();
  waking.subscribe(() => waking.getState().kind === 'blocked' && blocked.resolve());
  changes('permission');
  await blocked.promise;
});

test('turning it on and off at once ends as the last press says', async () => {
  const { waking, told } = setUp({ permission: 'granted' });
  await Promise.all([waking.turnOn(), waking.turnOff()]);
  expect(waking.getState()).toEqual({ kind: 'off' });
  expect(told.indexOf('unsubscribed')).toBeGreaterThan(told.indexOf('subscribed for key'));
});

test('the wish is of one user of the browser', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  storedWish(storage, 'anna').set(true);
  expect([storedWish(storage, 'anna').get(), storedWish(storage, 'jan').get()]).toEqual([true, false]);
});
