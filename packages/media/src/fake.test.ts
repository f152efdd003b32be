import { expect, test } from 'vitest';
import { describeMediaPlane } from './conformance/media-plane.conformance.ts';
import { FakeMediaPlane } from './fake.ts';
import type { MediaEvent } from './media-plane.ts';

describeMediaPlane('the fake', async () => {
  const plane = new FakeMediaPlane();
  return {
    plane,
    reconnect: async () => plane,
    turnDisk: async (isFull) => plane.turnDisk(isFull),
    [Symbol.asyncDispose]: () => plane[Symbol.asyncDispose](),
  };
});

test('the fake remembers in order what was asked and refuses what it was told to, once', async () => {
  const plane = new FakeMediaPlane();
  plane.refuseNext('play', 'leg/unknown');
  const session = await plane.createSession('call-1');
  await session.offer('agent', { transport: 'rtp', codecs: ['PCMA'] });
  await expect(session.play('agent', 'music')).rejects.toMatchObject({ code: 'leg/unknown' });
  await session.play('agent', 'music');
  expect(plane.asked.map((asked) => asked.verb)).toEqual(['offer', 'play', 'play']);
  expect(plane.open.get('call-1')?.legs.get('agent')?.playing).toBe('music');
});

test('when the fake dies its sessions hear it and nothing can be reached until it is back', async () => {
  const plane = new FakeMediaPlane();
  const session = await plane.createSession('call-1');
  const heard: MediaEvent[] = [];
  session.on((event) => heard.push(event));
  plane.die();
  expect(heard).toEqual([{ kind: 'gone' }]);
  await expect(plane.createSession('call-2')).rejects.toMatchObject({ code: 'engine/gone' });
  plane.revive();
  await expect(plane.createSession('call-2')).resolves.toMatchObject({ id: 'call-2' });
});
