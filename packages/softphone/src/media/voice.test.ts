import { expect, test, vi } from 'vitest';
import type { OpenMicrophone } from './microphone.ts';
import { Voice } from './voice.ts';

class FakeTrack extends EventTarget {
  enabled = true;
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Microphones that are there or not, as the test wants it. */
function desk() {
  const tracks: FakeTrack[] = [];
  let present = true;
  let plugged: (() => void) | undefined;
  const microphone: OpenMicrophone = async () => {
    if (!present) return { ok: false, error: { code: 'microphone/missing' } };
    const track = new FakeTrack();
    tracks.push(track);
    const stream: MediaStream = Object(Object.freeze({ getTracks: () => [track], getAudioTracks: () => [track] }));
    return { ok: true, value: stream };
  };
  const onMicrophones = (listener: () => void) => {
    plugged = listener;
    return () => {
      plugged = undefined;
    };
  };
  const handlers = { replaced: vi.fn(), became: vi.fn() };
  const voice = new Voice({ microphone, onMicrophones }, handlers);
  return {
    voice,
    tracks,
    handlers,
    unplug: async (another: boolean) => {
      present = another;
      tracks.at(-1)?.dispatchEvent(new Event('ended'));
      await settled();
    },
    plug: async () => {
      present = true;
      plugged?.();
      await settled();
    },
  };
}

test('when the microphone is unplugged another goes on in the call, and it is told', async () => {
  const { voice, tracks, handlers, unplug } = desk();
  await voice.open();
  await unplug(true);
  expect(handlers.replaced.mock.calls).toEqual([[tracks[1]]]);
  expect(handlers.became.mock.calls).toEqual([['replaced']]);
});

test('without another one it is told that there is none, and the next one plugged in goes on', async () => {
  const { voice, tracks, handlers, unplug, plug } = desk();
  await voice.open();
  await unplug(false);
  expect(handlers.became.mock.calls).toEqual([['missing']]);
  expect(handlers.replaced).not.toHaveBeenCalled();
  await plug();
  expect(handlers.became).toHaveBeenLastCalledWith('replaced');
  expect(handlers.replaced.mock.calls).toEqual([[tracks[1]]]);
});

test('who was muted stays muted on the other microphone', async () => {
  const { voice, tracks, unplug } = desk();
  await voice.open();
  voice.mute(true);
  await unplug(true);
  expect(tracks.map(({ enabled }) => enabled)).toEqual([false, false]);
});

test('a call that is over lets go of its microphone and opens no other', async () => {
  const { voice, tracks, unplug } = desk();
  await voice.open();
  voice.close();
  await unplug(true);
  expect(tracks.map(({ stopped }) => stopped)).toEqual([true]);
});

test('a call that ends while the user is asked for the microphone keeps none', async () => {
  const { voice, tracks } = desk();
  const opening = voice.open();
  voice.close();
  await opening;
  expect(tracks.map(({ stopped }) => stopped)).toEqual([true]);
});
