import { administeredClassifiers, type ClassifierSettings, classifierSettings, nameIn } from '@wpm/contract';
import { misplacement } from '@wpm/directory';
import { entryHandlers } from './entry-handlers.ts';
import { reference } from './reference.ts';

/** Classifiers (F07). Siblings have different names. */
export const classifiers = entryHandlers<ClassifierSettings>(administeredClassifiers, {
  kind: 'classifier',
  settings: classifierSettings,
  draftOf: (settings) => ({
    name: nameIn(settings.names),
    scope: `${settings.campaignId ?? ''}/${settings.parentId ?? ''}`,
    settings,
    references: [
      ...reference('campaignId', 'campaign', settings.campaignId),
      ...reference('parentId', 'classifier', settings.parentId),
    ],
  }),
  check: (id, settings) => (others) =>
    misplacement(
      { id, settings },
      others.map((other) => ({ id: other.id, settings: classifierSettings.parse(other.settings) })),
    ),
});
