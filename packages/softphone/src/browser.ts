import type { IssueCredentials } from './credentials-keeper.ts';
import { browserArchive } from './diagnostics/lazy-archive.ts';
import { browserMicrophone } from './media/microphone.ts';
import { browserPlayout } from './media/playout.ts';
import { type Softphone, createSoftphone } from './softphone.ts';
import { WebAudioSound } from './sound/web-audio-sound.ts';

/** Diagnostic setting: `1` sends and records the microphone as it is, without echo cancellation, noise suppression and gain. */
const RAW_AUDIO = 'wpm.audio.raw';
const INSTANCE = 'wpm.instance';

/** The softphone of a browser tab. JsSIP is loaded here and not before: the login screen does without it. */
export async function createBrowserSoftphone(issueCredentials: IssueCredentials): Promise<Softphone> {
  const { JssipSignalling } = await import('./jssip/jssip-signalling.ts');
  const signalling = new JssipSignalling({
    microphone: browserMicrophone(audioConstraints),
    playout: browserPlayout,
    rtcConfiguration: { iceServers: [] },
    instanceId: tabInstance(),
    onOnline: (listener) => {
      window.addEventListener('online', listener);
      return () => window.removeEventListener('online', listener);
    },
  });
  return createSoftphone({ issueCredentials, signalling, sound: new WebAudioSound(), archive: browserArchive() });
}

function audioConstraints(): MediaTrackConstraints {
  const clean = localStorage.getItem(RAW_AUDIO) !== '1';
  return { echoCancellation: clean, noiseSuppression: clean, autoGainControl: clean };
}

/** The same after a reload, another in another tab. */
function tabInstance(): string {
  const known = sessionStorage.getItem(INSTANCE);
  if (known !== null) return known;
  const instance = crypto.randomUUID();
  sessionStorage.setItem(INSTANCE, instance);
  return instance;
}
