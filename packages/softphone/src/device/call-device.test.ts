import { expect, test } from 'vitest';
import { Store } from '../store.ts';
import type { CallAct } from './call-device.ts';
import { describeCallDevice, type DeviceUnderTest } from './call-device.conformance.ts';
import { FakeDevice } from './fake-device.ts';
import { ShellDevice, type ShellPort } from './shell-device.ts';
import type { ToShell } from './shell-messages.ts';
import { type WebAbilities, WebDevice } from './web-device.ts';

const routesOf = (names: readonly string[]) =>
  names.map((name) => ({ id: `id of ${name}`, kind: 'other' as const, name }));

describeCallDevice('a fake device', async () => {
  const device = new FakeDevice();
  const nameOf = (id: string | null) => device.routes.getState().routes.find((route) => route.id === id)?.name ?? null;
  return {
    device,
    shown: () => device.shown && { title: device.shown.title, muted: device.shown.muted },
    press: (act, callId) => device.press(act, callId),
    plug: async (...names) => device.routes.set({ routes: routesOf(names), chosen: null }),
    heardAt: () => nameOf(device.routes.getState().chosen),
  };
});

describeCallDevice('a browser', openBrowser);
describeCallDevice('a native shell', async () => openShell().under);

test('a shell is told of the call that is up when it is ready, also when that is late, and rings from then on', async () => {
  const { port, said, hear } = shellPort();
  const device = new ShellDevice(port);
  device.show({ id: 'call-1', stage: 'ringing', title: 'Jan', muted: false, since: null });
  expect([device.rings, said]).toEqual([false, [{ kind: 'hello', version: 1 }]]);
  hear('no JSON');
  hear({ kind: 'ready', version: 1, rings: true });
  expect([device.rings, said.at(-1)]).toEqual([true, expect.objectContaining({ kind: 'call' })]);
  hear({ kind: 'something newer' });
  hear({ kind: 'act', act: 'explode', callId: 'call-1' });
  hear({ kind: 'routes', routes: [{ id: 'a', kind: 'hologram' }, 7], chosen: 'gone' });
  expect(device.routes.getState()).toEqual({ routes: [{ id: 'a', kind: 'other', name: '' }], chosen: null });
});

test('a browser shakes and stays awake for a call as long as it should, and one that can do nothing is content', () => {
  const done: string[] = [];
  const device = new WebDevice({
    keepAwake: () => {
      done.push('awake');
      return () => done.push('asleep');
    },
    vibrate: (pattern) => done.push(pattern.length > 0 ? 'shaken' : 'still'),
  });
  const call = { id: 'call-1', title: 'Jan', muted: false, since: null } as const;
  device.show({ ...call, stage: 'ringing' });
  device.show({ ...call, stage: 'connected', since: 1 });
  device.show({ ...call, stage: 'connected', since: 1, muted: true });
  device.show(null);
  expect(done).toEqual(['awake', 'shaken', 'still', 'asleep']);
  using bare = new WebDevice({});
  bare.show({ ...call, stage: 'ringing' });
  bare.chooseRoute('any');
  expect(bare.routes.getState().routes).toEqual([]);
});

const actionOf = (act: CallAct) => (act === 'mute' || act === 'unmute' ? 'togglemicrophone' : 'hangup');

/** What of a browser the device uses, and what came of it. */
function browser() {
  const seen = { title: null as string | null, isActive: true, names: [] as readonly string[] };
  const handlers = new Map<string, (() => void) | null>();
  const chosen = new Store<string | null>(null);
  const changed = new Set<() => void>();
  const abilities: WebAbilities = {
    media: {
      setTitle: (title) => void (seen.title = title),
      setMicrophoneActive: (isActive) => void (seen.isActive = isActive),
      setActionHandler: (action, handler) => void handlers.set(action, handler),
    },
    speakers: {
      list: async () => routesOf(seen.names),
      onChanged: (listener) => {
        changed.add(listener);
        return () => void changed.delete(listener);
      },
      chosen,
      choose: (id) => chosen.set(id),
    },
  };
  return { abilities, seen, handlers, chosen, changed };
}

async function openBrowser(): Promise<DeviceUnderTest> {
  const { abilities, seen, handlers, chosen, changed } = browser();
  const device = new WebDevice(abilities);
  // The handlers that were there when a call was: the system may press them late.
  const pressed = new Map<string, Map<string, (() => void) | null>>();
  const show = device.show.bind(device);
  device.show = (call) => {
    show(call);
    if (call !== null) pressed.set(call.id, new Map(handlers));
  };
  return {
    device,
    shown: () => (seen.title === null ? null : { title: seen.title, muted: !seen.isActive }),
    press: (act, callId) => pressed.get(callId)?.get(actionOf(act))?.(),
    plug: async (...names) => {
      seen.names = names;
      for (const change of changed) change();
      await expect.poll(() => device.routes.getState().routes.length).toBe(names.length + 1);
    },
    heardAt: () => routesOf(seen.names).find(({ id }) => id === chosen.getState())?.name ?? null,
  };
}

function shellPort() {
  const said: ToShell[] = [];
  const listeners: Parameters<ShellPort['addEventListener']>[1][] = [];
  const port: ShellPort = {
    addEventListener: (_, listener) => void listeners.push(listener),
    postMessage: (text) => void said.push(JSON.parse(text)),
  };
  const hear = (message: object | string) => {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    for (const listener of listeners) listener({ data });
  };
  return { port, said, hear };
}

/** A shell as docs/native-shell.md says one is. */
function openShell() {
  const { port, said, hear } = shellPort();
  const device = new ShellDevice(port);
  hear({ kind: 'ready', version: 1, rings: true });
  let names: readonly string[] = [];
  let heard: string | null = null;
  const tellRoutes = () => hear({ kind: 'routes', routes: routesOf(names), chosen: heard });
  port.postMessage = (text) => {
    const message: ToShell = JSON.parse(text);
    said.push(message);
    if (message.kind !== 'route') return;
    heard = message.id;
    tellRoutes();
  };
  const under: DeviceUnderTest = {
    device,
    shown: () => {
      const last = said.findLast((message) => message.kind === 'call');
      return last?.kind === 'call' && last.call !== null ? { title: last.call.title, muted: last.call.muted } : null;
    },
    press: (act, callId) => hear({ kind: 'act', act, callId }),
    plug: async (...plugged) => {
      names = plugged;
      if (!routesOf(names).some(({ id }) => id === heard)) heard = null;
      tellRoutes();
    },
    heardAt: () => routesOf(names).find(({ id }) => id === heard)?.name ?? null,
  };
  return { under };
}
