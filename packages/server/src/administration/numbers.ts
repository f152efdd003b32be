import {
  administeredNumbers,
  type Destination,
  type NumberRoute,
  type NumberSettings,
  numberSettings,
} from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import type { Reference } from '@wpm/store';
import { entryHandlers } from './entry-handlers.ts';
import { reference } from './reference.ts';

export const numberDraft = (settings: NumberSettings) => ({
  name: settings.label === null ? settings.number : `${settings.number} ${settings.label}`,
  scope: '',
  settings,
  references: referencesOf(settings.route),
});

/** Numbers (F05) and where each leads. */
export const numbers = entryHandlers<NumberSettings>(administeredNumbers, {
  kind: 'number',
  settings: numberSettings,
  draftOf: numberDraft,
});

function referencesOf(route: NumberRoute): readonly Reference[] {
  if (route.kind !== 'by-hours') return destinationIn('route', route);
  return [
    ...reference('route.hoursId', 'hours', route.hoursId),
    ...destinationIn('route.open', route.open),
    ...destinationIn('route.closed', route.closed),
  ];
}

function destinationIn(field: string, destination: Destination): readonly Reference[] {
  switch (destination.kind) {
    case 'nowhere':
      return [];
    case 'account':
      return reference(`${field}.accountId`, 'account', destination.accountId);
    case 'campaign':
      return reference(`${field}.campaignId`, 'campaign', destination.campaignId);
    case 'menu':
      return reference(`${field}.menuId`, 'menu', destination.menuId);
    default:
      return assertNever(destination);
  }
}
