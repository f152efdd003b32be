import type { IssueCredentials } from './credentials-keeper.ts';
import { browserDevice } from './device/browser-device.ts';
import type { CallDevice } from './device/call-device.ts';
import { browserArchive } from './diagnostics/lazy-archive.ts';
import { onDevicesChanged } from './media/devices.ts';
import type { Perform } from './handling/command.ts';
import { onNetworkChanged } from './media/network-changes.ts';
import { browserMicrophone } from './media/microphone.ts';
import { browserPlayout } from './media/playout.ts';
import { iceServersFor, storedStun } from './media/stun.ts';
import { type Softphone, createSoftphone } from './softphone.ts';
import { SoundPreferences, type SoundSettings } from './sound/sound-settings.ts';
import { onWorkerMessage } from './waking/on-worker-message.ts';
import { WebAudioSound } from './sound/web-audio-sound.ts';

/** Diagnostic setting: `1` sends and records the microphone as it is, without echo cancellation, noise suppression and gain. */
const RAW_AUDIO = 'wpm.audio.raw';
const INSTANCE = 'wpm.instance';

/** A softphone, and the device it is on; whoever made it ends both. */
export type BrowserSoftphone = { readonly softphone: Softphone; readonly device: CallDevice };

/** The softphone of a browser tab. JsSIP is loaded here and not before: the login screen does without it. */
export async function createBrowserSoftphone(
  issueCredentials: IssueCredentials,
  perform: Perform,
): Promise<BrowserSoftphone> {
  const preferences = new SoundPreferences(localStorage);
  const [{ JssipSignalling }, device] = await Promise.all([
    import('./jssip/jssip-signalling.ts'),
    browserDevice(preferences),
  ]);
  const microphone = browserMicrophone(() => audioConstraints(preferences.getState()));
  const signalling = new JssipSignalling({
    microphone,
    onMicrophones: onDevicesChanged,
    playout: browserPlayout(preferences),
    rtcConfiguration: () => ({ iceServers: iceServersFor(storedStun()) }),
    instanceId: tabInstance(),
    onHurry,
    onNetworkChanged,
  });
  const sound = new WebAudioSound(preferences, () => device.rings);
  const softphone = createSoftphone({
    issueCredentials,
    signalling,
    sound,
    preferences,
    openMicrophone: microphone,
    archive: browserArchive(),
    perform,
  });
  return { softphone, device };
}

/** Calls back when a push says that a call waits for this phone (F29). */
const onHurry = (listener: () => void): (() => void) =>
  onWorkerMessage(({ kind }) => {
    if (kind === 'ringing' || kind === 'chosen') listener();
  });

/** A microphone that is chosen but not there makes room for another: `ideal`, not `exact`. */
function audioConstraints(settings: SoundSettings): MediaTrackConstraints {
  const { microphone, echoCancellation, noiseSuppression, autoGainControl } = settings;
  const device = microphone === null ? {} : { deviceId: { ideal: microphone } };
  if (localStorage.getItem(RAW_AUDIO) === '1')
    return { ...device, echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  return { ...device, echoCancellation, noiseSuppression, autoGainControl };
}

/** The same after a reload, another in another tab. */
function tabInstance(): string {
  const known = sessionStorage.getItem(INSTANCE);
  if (known !== null) return known;
  const instance = crypto.randomUUID();
  sessionStorage.setItem(INSTANCE, instance);
  return instance;
}
