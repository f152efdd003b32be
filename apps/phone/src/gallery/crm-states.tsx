import type { Call, Handling } from '@wpm/softphone';
import { CallScreen } from '../call/call-screen.tsx';
import { ACCOUNT } from './demo-platform.ts';
import { connectedCall, demoSamples, FACTS, TALKING } from './demo-softphone.ts';
import type { GalleryState } from './gallery-state.ts';

const CARD: Handling = {
  ...TALKING,
  context: {
    title: 'Katarzyna Wiśniewska, Pol-Trans Sp. z o.o.',
    lines: [
      { label: 'Klient od', text: '2019, opiekun Jan Kowalski' },
      {
        label: 'Otwarte zgłoszenie',
        text: '#4711: faktura za październik wystawiona podwójnie, obiecano odpowiedź do piątku',
      },
      { label: 'Saldo', text: '−1 240,00 zł, po terminie 6 dni' },
      { text: '<b>Prosi o kontakt po 15.00</b>' },
    ],
    link: { label: 'Otwórz zgłoszenie', url: 'https://crm.example/cases/4711' },
  },
};

const POP = {
  '/me/screen-pop': { status: 200, body: { template: 'https://crm.example/search?phone={number}', when: 'link' } },
} as const;

function state(call: Call): GalleryState {
  return {
    phone: { calls: [call], handlings: { [call.id]: CARD }, samples: demoSamples(60) },
    answers: POP,
    shown: () => <CallScreen call={call} account={ACCOUNT} onMinimise={() => {}} />,
  };
}

/** What a CRM tells of a caller (F48). */
export const CRM_STATES: Readonly<Record<string, GalleryState>> = {
  'crm-incoming': state({ ...FACTS, kind: 'ringing-in' }),
  'crm-connected': state(connectedCall()),
  'settings-user-crm': { path: '/settings/user', answers: POP },
};
