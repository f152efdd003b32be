import { describe, expect, test } from 'vitest';
import type { CallAct, CallDevice, CallOnDevice } from './call-device.ts';

/** A device and the system behind it, as a test sees them. */
export type DeviceUnderTest = {
  readonly device: CallDevice;
  /** What the system shows of a call; null where it shows none. */
  readonly shown: () => { readonly title: string; readonly muted: boolean } | null;
  /** Its user presses something, of a call that may be gone by then. */
  readonly press: (act: CallAct, callId: string) => void;
  /** These devices are there from now on, beside what the system chooses itself. */
  readonly plug: (...names: readonly string[]) => Promise<void>;
  readonly heardAt: () => string | null;
};

const CALL: CallOnDevice = { id: 'call-1', stage: 'connected', title: 'Katarzyna', muted: false, since: 1 };

type Listened = DeviceUnderTest & { readonly acts: readonly string[]; readonly deafen: () => void };
type Case = (under: Listened) => void | Promise<void>;

const isShown: Case = ({ device, shown }) => {
  expect(shown()).toBeNull();
  device.show({ ...CALL, stage: 'ringing', since: null });
  device.show(CALL);
  expect(shown()).toEqual({ title: 'Katarzyna', muted: false });
  device.show({ ...CALL, muted: true });
  expect(shown()).toEqual({ title: 'Katarzyna', muted: true });
  device.show(null);
  expect(shown()).toBeNull();
};

const tellsActs: Case = ({ device, press, acts }) => {
  device.show(CALL);
  press('mute', 'call-1');
  device.show({ ...CALL, muted: true });
  press('unmute', 'call-1');
  press('hang-up', 'call-1');
  device.show({ ...CALL, id: 'call-2', stage: 'ringing', since: null });
  press('reject', 'call-2');
  expect(acts).toEqual(['mute call-1', 'unmute call-1', 'hang-up call-1', 'reject call-2']);
};

const dropsLateActs: Case = ({ device, press, acts, deafen }) => {
  device.show(CALL);
  device.show({ ...CALL, id: 'call-2' });
  press('hang-up', 'call-1');
  device.show(null);
  press('hang-up', 'call-2');
  device.show(CALL);
  deafen();
  press('hang-up', 'call-1');
  expect(acts).toEqual([]);
};

const choosesRoutes: Case = async ({ device, plug, heardAt }) => {
  const offered = () => device.routes.getState().routes.map((route) => route.name);
  let changes = 0;
  const end = device.routes.subscribe(() => (changes += 1));
  await plug('headset', 'loudspeaker');
  expect(offered()).toEqual(expect.arrayContaining(['headset', 'loudspeaker']));
  const headset = device.routes.getState().routes.find((route) => route.name === 'headset');
  device.chooseRoute(headset?.id ?? 'none');
  await expect.poll(() => [heardAt(), device.routes.getState().chosen]).toEqual(['headset', headset?.id]);
  await plug('loudspeaker');
  expect(offered()).not.toContain('headset');
  device.chooseRoute(headset?.id ?? 'none');
  expect(device.routes.getState().chosen).not.toBe(headset?.id);
  expect(changes).toBeGreaterThan(1);
  end();
};

const leavesNothing: Case = ({ device, shown }) => {
  device.show(CALL);
  device[Symbol.dispose]();
  expect(shown()).toBeNull();
};

const CASES: Readonly<Record<string, Case>> = {
  'the system shows the call that is up as it is now, and none when it is over': isShown,
  'what the user asks for outside the page is told with the call it is about': tellsActs,
  'what is asked for a call that is gone, and what nobody listens to, is no act': dropsLateActs,
  'a route that is chosen is where the call is heard; one that is gone cannot be': choosesRoutes,
  'a page that goes leaves no call behind on the device': leavesNothing,
};

/** What holds of every device a call can go on at. */
export function describeCallDevice(name: string, open: () => Promise<DeviceUnderTest>): void {
  describe(name, () => {
    test.each(Object.entries(CASES))('%s', async (_, holds) => {
      const under = await open();
      const acts: string[] = [];
      const deafen = under.device.onAct((act, callId) => void acts.push(`${act} ${callId}`));
      await holds({ ...under, acts, deafen });
    });
  });
}
