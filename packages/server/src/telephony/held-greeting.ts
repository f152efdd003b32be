import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '@wpm/kernel';
import type { AccountRow, Store } from '@wpm/store';
import { soundFileId } from '../sounds/sound-file-id.ts';

type Place = { readonly clock: Clock; readonly folder: string };

/** What a user's callers hear now before they leave a message, as the media engine names it; a file that is gone counts as none. */
export const heldGreeting =
  ({ greetings }: Pick<Store, 'greetings'>, { clock, folder }: Place) =>
  async ({ id, tenantId }: AccountRow): Promise<string | undefined> => {
    const audioId = await greetings.heardAt(id, new Date(clock.now()));
    if (audioId === undefined) return undefined;
    const file = soundFileId(tenantId, audioId);
    return access(path.join(folder, `${file}.wav`)).then(
      () => file,
      () => undefined,
    );
  };
