import { CallScreen } from '../call/call-screen.tsx';
import { Clashes } from '../contacts/clashes.tsx';
import { ContactCallDetails } from '../contacts/contact-call-details.tsx';
import { ContactMenu } from '../contacts/contact-menu.tsx';
import { RefusedWrite } from '../contacts/refused-write.tsx';
import { ACCOUNT, refusal } from './demo-platform.ts';
import { demoContactCalls, KASIA, KATARZYNA, LISTED, ONE_FOUND, TWO_FOUND } from './demo-contacts.ts';
import { connectedCall, FACTS } from './demo-softphone.ts';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};
const RIGHTS = { list: true, open: true, edit: true };
const at = `/contacts/${KATARZYNA.contactId}`;
const unnamed = { ...FACTS, other: { number: '+48600100000', name: null } };

function callOf(
  call: Parameters<typeof CallScreen>[0]['call'],
  identified: typeof ONE_FOUND | undefined,
): GalleryState {
  return {
    phone: { calls: [call] },
    ...(identified && { answers: { '/contacts/identify': identified } }),
    shown: () => <CallScreen call={call} account={ACCOUNT} onMinimise={nothing} />,
  };
}

/** The contacts (F17–F21) in each of their states. */
export const CONTACT_STATES: Readonly<Record<string, GalleryState>> = {
  contacts: { path: '/contacts' },
  'contacts-none': { path: '/contacts', answers: { '/contacts': { status: 200, body: { items: [], next: null } } } },
  'contacts-waiting': { path: '/contacts', answers: 'waiting' },
  'contacts-fault': { path: '/contacts', answers: { '/contacts': refusal(500, 'platform/fault') } },
  'contacts-offline': { path: '/contacts', answers: 'unreachable' },
  'contacts-no-service': { path: '/contacts', answers: { '/contacts': refusal(403, 'contacts/no-service') } },
  'contacts-not-uc': { path: '/contacts', account: { ...ACCOUNT, kind: 'agent' } },
  'contacts-not-allowed': { path: '/contacts', account: { ...ACCOUNT, permissions: [] } },
  'contact-menu': {
    path: '/contacts',
    shown: () => <ContactMenu contact={LISTED[2]} rights={RIGHTS} onClose={nothing} />,
  },
  contact: { path: at },
  'contact-history': { path: `${at}/history` },
  'contact-call': { shown: () => <ContactCallDetails call={demoContactCalls()[0]} onClose={nothing} /> },
  'contact-call-of-another': { shown: () => <ContactCallDetails call={demoContactCalls()[1]} onClose={nothing} /> },
  'contact-waiting': { path: at, answers: 'waiting' },
  'contact-offline': { path: at, answers: 'unreachable' },
  'contact-gone': { path: at, answers: { [at]: refusal(404, 'request/not-found') } },
  'contact-new': { path: '/contacts/new/+48600555444' },
  'contact-change': { path: `${at}/edit` },
  'contact-merge': { path: `${at}/merge` },
  'contact-clash': {
    shown: () => (
      <main className="calls contacts">
        <Clashes clashes={[{ field: 'notes', one: KASIA.card, other: KATARZYNA.card }]} onChoose={nothing} />
      </main>
    ),
  },
  'contact-duplicate': {
    shown: () => (
      <main className="calls contacts">
        <RefusedWrite
          progress={{
            kind: 'duplicate',
            others: [{ kind: 'contact', id: KASIA.contactId, name: KASIA.name, field: 'numbers.0.number' }],
          }}
          onSaveAnyway={nothing}
        />
      </main>
    ),
  },
  'call-known': callOf({ ...connectedCall(), ...unnamed }, ONE_FOUND),
  'call-several': callOf({ ...connectedCall(), ...unnamed }, TWO_FOUND),
  'call-unknown': callOf({ ...connectedCall(), ...unnamed }, undefined),
  'call-incoming-known': callOf({ ...unnamed, kind: 'ringing-in' }, ONE_FOUND),
};
