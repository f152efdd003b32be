import { administeredClassifiers, type ClassifierSettings, classifierSettings, nameIn } from '@wpm/contract';
import { misplacement } from '@wpm/directory';
import { entryHandlers } from './entry-handlers.ts';
import { reference } from './reference.ts';

/** As the store keeps it: siblings are known by their place. */
export const classifierDraft = (settings: ClassifierSettings) => ({
  name: nameIn(settings.names),
  scope: `${settings.campaignId ?? ''}/${settings.parentId ?? ''}`,
  settings,
  references: [
    ...reference('campaignId', 'campaign', settings.campaignId),
    ...reference('parentId', 'classifier', settings.parentId),
  ],
});

/** Classifiers (F07). Siblings have different names. */
export const classifiers = entryHandlers<ClassifierSettings>(administeredClassifiers, {
  kind: 'classifier',
  settings: classifierSettings,
  draftOf: classifierDraft,
  check: (id, settings) => (others) =>
    misplacement(
      { id, settings },
      others.map((other) => ({ id: other.id, settings: classifierSettings.parse(other.settings) })),
    ),
});
