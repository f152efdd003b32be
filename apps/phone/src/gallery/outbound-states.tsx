import type { MyOutboundEntry, MyOutboundList } from '@wpm/contract';
import type { GalleryState } from './gallery-state.ts';

const ENTRY: MyOutboundEntry = {
  entryId: '0192f7a0-0000-7000-8000-0000000000d1',
  list: 'Listopad',
  campaign: 'Przedłużenia umów',
  mode: 'preview',
  externalId: 'CRM-70421',
  name: 'Katarzyna Wiśniewska',
  numbers: ['+48600100200', '+48221230200'],
  fields: [
    { name: 'Umowa', value: '7/2026' },
    { name: 'Koniec umowy', value: '31.12.2026' },
    {
      name: 'Uwagi',
      value: '<b>prosi</b> o kontakt po południu, najlepiej na numer komórkowy; drugi numer jest służbowy',
    },
  ],
  attempts: 1,
  state: { kind: 'offered', until: new Date(Date.now() + 58_000).toISOString() },
};
const LIST: MyOutboundList = { name: 'Listopad', mode: 'progressive', standing: 'calling' };

const answering = (entry: MyOutboundEntry | null, lists: readonly MyOutboundList[]) => ({
  '/me/outbound': { status: 200, body: { entry, lists } },
});

/** Customers of outbound lists, as an agent meets them. */
export const OUTBOUND_STATES: Readonly<Record<string, GalleryState>> = {
  'outbound-offered': { path: '/', answers: answering(ENTRY, [{ ...LIST, mode: 'preview' }]) },
  'outbound-next': { path: '/', answers: answering(null, [LIST]) },
  'outbound-over-limit': { path: '/', answers: answering(null, [{ ...LIST, standing: 'over-limit' }]) },
};
