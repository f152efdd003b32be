import type { Clock, Log } from '@wpm/kernel';
import { Archiver } from '@wpm/media-embedded';
import type { Store } from '@wpm/store';
import { type Settings, recordingsFolder } from '../settings.ts';
import { ArchiveKeeper } from './archive-keeper.ts';

export type ArchiveDeps = {
  readonly settings: Settings;
  readonly store: Pick<Store, 'recordingArchive'>;
  readonly clock: Clock;
  readonly now: () => Date;
  readonly log: Log;
};

/** The archive of this platform's recordings, at work from now on. Disposing it ends its process, whatever that is doing. */
export function openArchive({ settings, store, clock, now, log }: ArchiveDeps): ArchiveKeeper {
  const archiver = new Archiver(clock);
  const keeper = new ArchiveKeeper({
    store: store.recordingArchive,
    archiver,
    folder: recordingsFolder(settings),
    format: settings.recordingFormat,
    clock,
    now,
    log,
  });
  keeper.wake();
  return keeper;
}
