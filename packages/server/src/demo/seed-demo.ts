import { randomBytes } from 'node:crypto';
import { breakSettings, trunkSettings } from '@wpm/contract';
import { uuidV7 } from '@wpm/kernel';
import type { ChangedBy, Directory, LicenceKind, NewAccount, Store } from '@wpm/store';
import { hashPassword } from '../sessions/passwords.ts';
import { breakDraft } from '../administration/breaks.ts';
import { DEMO_CAMPAIGN, addDemoCampaign } from './demo-campaign.ts';
import { addDemoClassifiers } from './demo-classifiers.ts';
import { addDemoContacts } from './demo-contacts.ts';
import { addDemoServices } from './demo-services.ts';
import { DEMO_DOMAIN } from './demo-domain.ts';
import type { Settings } from '../settings.ts';

/** An account of the demo and its password, which is kept nowhere but here. */
export type DemoAccount = { readonly login: string; readonly displayName: string; readonly password: string };

type Person = Omit<NewAccount, 'id' | 'tenantId' | 'passwordHash'>;

const console_ = { kind: null, extension: null, directNumber: null, webphoneSeat: false, mayHearOwnRecordings: false };
const phone = {
  roles: [],
  webphoneSeat: true,
  mayHearOwnRecordings: true,
  permissions: ['recordings:pause'],
} satisfies Partial<Person>;
const uc = {
  ...phone,
  kind: 'uc',
  permissions: [...phone.permissions, 'contacts:list', 'contacts:open', 'contacts:edit', 'forwarding:set'],
} as const;

const PEOPLE: readonly Person[] = [
  {
    ...console_,
    login: 'admin',
    displayName: 'Administrator',
    roles: ['administrator'],
    permissions: ['recordings:hear-all'],
  },
  // With a phone, for who listens to a call hears it there (F47).
  {
    ...uc,
    login: 'supervisor',
    displayName: 'Supervisor',
    extension: '190',
    directNumber: null,
    roles: ['supervisor'],
    permissions: [...uc.permissions, 'recordings:hear-all'],
  },
  { ...uc, login: 'anna', displayName: 'Anna Nowak', extension: '101', directNumber: '+48221000101' },
  { ...uc, login: 'jan', displayName: 'Jan Kowalski', extension: '102', directNumber: '+48221000102' },
  { ...phone, login: 'piotr', displayName: 'Piotr Zieliński', kind: 'pbx', extension: '103', directNumber: null },
];

const MEAL = { names: { pl: 'Posiłek', en: 'Meal' }, icon: 'meal', colour: '#b35900', plannedMinutes: 30, paid: false };
const TRAINING = { names: { pl: 'Szkolenie', en: 'Training' }, icon: 'training', colour: '#5b4bb7' };

const LICENCES: readonly LicenceKind[] = ['agent', 'pbx', 'uc', 'webphone-mobile', 'miniCRM', 'recording'];
const SEATS = 10;
const YEARS = 10;

/**
 * Sets up the demo tenant on a database nobody has used yet.
 * @returns its accounts with their passwords; undefined if there was a tenant already
 */
export async function seedDemo(store: Store, settings: Settings): Promise<readonly DemoAccount[] | undefined> {
  const [tenantId, trunkId] = [newId(), newId()];
  // The machine sets it up by itself: nobody is signed in, and it comes from nowhere else.
  const by = { at: new Date(), source: '127.0.0.1', tenantId };
  const accounts = await store.setUp(async (directory) =>
    (await directory.tenants.none()) ? setUpDemo(directory, { tenantId, trunkId, by }, settings) : undefined,
  );
  if (accounts) {
    const mealId = await addBreak(store, MEAL, by);
    await addBreak(store, TRAINING, by);
    const campaignId = await addDemoCampaign(store, by, newId);
    const sayings = await addDemoClassifiers({ store, by, newId }, campaignId);
    await addDemoContacts(store, by, newId);
    const firm = { tenantId, trunkId, campaign: { id: campaignId, ...DEMO_CAMPAIGN } };
    if (settings.demo === 'yes') {
      await addDemoServices({ store, by, newId }, campaignId);
      const { writePast } = await import('./past/write-past.ts');
      await writePast(store, { firm, domain: DEMO_DOMAIN, mealId, sayings, by });
    }
  }
  return accounts;
}

/** @returns its id */
async function addBreak(
  store: Store,
  settings: unknown,
  by: ChangedBy & { readonly tenantId: string },
): Promise<string> {
  const id = newId();
  const draft = breakDraft(breakSettings.parse(settings));
  await store.entries.create({ tenantId: by.tenantId, kind: 'break', id }, { draft, by });
  return id;
}

async function setUpDemo(
  directory: Directory,
  { tenantId, trunkId, by }: { readonly tenantId: string; readonly trunkId: string; readonly by: ChangedBy },
  settings: Settings,
): Promise<readonly DemoAccount[]> {
  await directory.tenants.create({ id: tenantId, domain: DEMO_DOMAIN, name: 'Firma Demo', defaultCountryCode: '48' });
  await grantLicences(directory, tenantId);
  const { host, port } = settings.demoTrunk;
  // Often nobody is there: asking would only show it as unreachable.
  const lab = trunkSettings.parse({ name: 'lab', peers: [{ host, port }], health: { everySeconds: 0 } });
  await directory.trunks.create({ id: trunkId, tenantId }, { settings: lab }, by);
  return Promise.all(
    PEOPLE.map(async (person) => {
      const password = settings.demoPassword ?? randomBytes(9).toString('base64url');
      await directory.accounts.create({ ...person, id: newId(), tenantId, passwordHash: await hashPassword(password) });
      return { login: person.login, displayName: person.displayName, password };
    }),
  );
}

async function grantLicences(directory: Directory, tenantId: string): Promise<void> {
  const validFrom = new Date();
  const validUntil = new Date(validFrom);
  validUntil.setFullYear(validFrom.getFullYear() + YEARS);
  for (const kind of LICENCES) await directory.licences.grant(tenantId, { kind, seats: SEATS, validFrom, validUntil });
}

function newId(): string {
  return uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes));
}
