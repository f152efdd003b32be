import { audioDevices, canChooseSpeaker, onDevicesChanged } from '../media/devices.ts';
import type { SoundPreferences } from '../sound/sound-settings.ts';
import type { CallDevice } from './call-device.ts';
import { keepAwake } from './keep-awake.ts';
import type { ShellPort } from './shell-device.ts';
import { type WebAbilities, WebDevice } from './web-device.ts';

/** The device around this page: by its native shell where there is one (its code is loaded only then), else by the browser. */
export async function browserDevice(preferences: SoundPreferences): Promise<CallDevice> {
  const { wpmShell }: { readonly wpmShell?: ShellPort } = Object(globalThis);
  if (wpmShell === undefined) return new WebDevice(abilities(preferences));
  const { ShellDevice } = await import('./shell-device.ts');
  return new ShellDevice(wpmShell);
}

/** What this browser has of it. */
function abilities(preferences: SoundPreferences): WebAbilities {
  const { mediaSession } = navigator;
  return {
    keepAwake,
    // Nobody is shaken by a desk; a page that its user has not touched yet may not.
    ...('vibrate' in navigator && { vibrate: (pattern) => void navigator.vibrate([...pattern]) }),
    ...(mediaSession !== undefined && { media: mediaControls(mediaSession) }),
    ...(canChooseSpeaker() && { speakers: speakersOf(preferences) }),
  };
}

function mediaControls(session: MediaSession): NonNullable<WebAbilities['media']> {
  const controls: Pick<NonNullable<WebAbilities['media']>, 'setActionHandler'> = Object(session);
  return {
    setTitle: (title) => void (session.metadata = title === null ? null : new MediaMetadata({ title })),
    setMicrophoneActive: (isActive) => void session.setMicrophoneActive?.(isActive),
    setActionHandler: (action, handler) => controls.setActionHandler(action, handler),
  };
}

function speakersOf(preferences: SoundPreferences): NonNullable<WebAbilities['speakers']> {
  return {
    list: async () => (await audioDevices()).speakers,
    onChanged: onDevicesChanged,
    chosen: { getState: () => preferences.getState().speaker, subscribe: preferences.subscribe },
    choose: (speaker) => preferences.change({ speaker }),
  };
}
