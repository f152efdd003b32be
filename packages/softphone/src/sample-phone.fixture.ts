import { vi } from 'vitest';
import type { IssueCredentials } from './credentials-keeper.ts';
import { MemoryArchive } from './diagnostics/memory-archive.fixture.ts';
import { FakeSignalling } from './signalling/fake-signalling.ts';
import { SoundPreferences } from './sound/sound-settings.ts';
import { createSoftphone } from './softphone.ts';

/** How long credentials last. */
export const LIFETIME_MS = 600_000;

/** A phone, and what it has of the world. @param issue how it gets credentials; new ones each time unless told */
export function phone(issue?: IssueCredentials) {
  const signalling = new FakeSignalling();
  const sounds: string[] = [];
  let issued = 0;
  const issueCredentials: IssueCredentials =
    issue ??
    (async () => {
      issued += 1;
      const value = {
        aor: 'sip:anna@demo.local',
        authUser: `u${issued}`,
        password: 'p',
        realm: 'demo.local',
        socketUrl: `ws://platform.test/sip?ticket=${issued}`,
        expiresAt: new Date(Date.now() + LIFETIME_MS).toISOString(),
      };
      return { ok: true, value };
    });
  const sound = {
    loop: (tone: string | null) => void sounds.push(`loop ${tone}`),
    once: (tone: string) => void sounds.push(`once ${tone}`),
    key: (digit: string) => void sounds.push(`key ${digit}`),
    ringOnce: () => void sounds.push('ring once'),
  };
  const archive = new MemoryArchive();
  const softphone = createSoftphone({
    issueCredentials,
    signalling,
    sound,
    archive,
    perform: async () => ({ ok: true }),
    preferences: new SoundPreferences({ getItem: () => null, setItem: () => {} }),
    openMicrophone: async () => ({ ok: false, error: { code: 'microphone/missing' } }),
  });
  return { softphone, signalling, sounds, archive, call: () => softphone.getState().calls[0] };
}

/** One that is registered, of which nothing was heard yet. */
export async function registered() {
  const made = phone();
  await vi.advanceTimersByTimeAsync(0);
  made.signalling.handlers?.registered();
  made.sounds.length = 0;
  return made;
}
