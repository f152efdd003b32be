import { administeredSounds, type SoundSettings, soundSettings } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { invalidFields } from '../http/refusal.ts';
import { entryHandlers } from './entry-handlers.ts';

/** Tenants' own sounds (F45). A file of another tenant, or none, is refused. */
export const sounds = entryHandlers<SoundSettings>(administeredSounds, {
  kind: 'sound',
  settings: soundSettings,
  draftOf: (settings) => ({ name: settings.name, scope: '', settings, references: [] }),
  completed: async ({ sounds: files }, { tenantId }, settings) => {
    const milliseconds = await files.lengthOf(tenantId, settings.audioId);
    return milliseconds === undefined
      ? refuse(invalidFields({ audioId: 'does-not-exist' }))
      : ok({ ...settings, milliseconds });
  },
});
