import type { IssueCredentials } from './credentials-keeper.ts';
import type { DiagnosticsArchive } from './diagnostics/archive.ts';
import type { Perform } from './handling/command.ts';
import type { OpenMicrophone } from './media/microphone.ts';
import type { Signalling } from './signalling/signalling.ts';
import type { Sound } from './sound/sound.ts';
import type { SoundPreferences } from './sound/sound-settings.ts';

/** What a softphone needs of the world. */
export type SoftphonePorts = {
  readonly issueCredentials: IssueCredentials;
  readonly signalling: Signalling;
  readonly sound: Sound;
  readonly preferences: SoundPreferences;
  readonly openMicrophone: OpenMicrophone;
  readonly archive: DiagnosticsArchive;
  readonly perform: Perform;
};

/** What `dial` comes to before anything is sent: no connection, or a call is up already. */
export type DialAnswer =
  | { readonly ok: true; readonly value: { readonly id: string } }
  | { readonly ok: false; readonly error: { readonly code: 'network/unreachable' | 'call/busy-here' } };
