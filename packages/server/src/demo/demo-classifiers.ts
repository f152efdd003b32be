import { type ClassifierKind, type ClassifierSettings, classifierSettings } from '@wpm/contract';
import type { ChangedBy, NewClassification, Store } from '@wpm/store';
import { classifierDraft } from '../administration/classifiers.ts';

type Effects = Partial<Pick<ClassifierSettings, 'needsNote' | 'recall' | 'closesRecord' | 'addsToDoNotCall'>>;

/** A classifier with what stands below it. */
type Branch = {
  readonly pl: string;
  readonly en: string;
  readonly kind: ClassifierKind;
  readonly effects?: Effects;
  readonly below?: readonly Branch[];
};

const DAY_MINUTES = 24 * 60;

/** Of every call, outside campaigns as well. */
const EVERYWHERE: readonly Branch[] = [
  { pl: 'Udzielono informacji', en: 'Information given', kind: 'success' },
  { pl: 'Sprawa prywatna', en: 'Private matter', kind: 'contact' },
  { pl: 'Pomyłka', en: 'Wrong number', kind: 'no-contact' },
];

/** What a shop that sells and repairs hears on its infoline. */
const OF_CAMPAIGN: readonly Branch[] = [
  {
    pl: 'Sprzedaż',
    en: 'Sale',
    kind: 'success',
    below: [
      {
        pl: 'Zamówienie',
        en: 'Order',
        kind: 'success',
        below: [
          { pl: 'Nowy klient', en: 'New customer', kind: 'success' },
          { pl: 'Stały klient', en: 'Regular customer', kind: 'success' },
        ],
      },
      {
        pl: 'Wysłano ofertę',
        en: 'Offer sent',
        kind: 'contact',
        effects: { recall: { kind: 'after', minutes: 2 * DAY_MINUTES, for: 'anyone' } },
      },
    ],
  },
  {
    pl: 'Odmowa',
    en: 'Refusal',
    kind: 'failure',
    below: [
      { pl: 'Za drogo', en: 'Too expensive', kind: 'failure' },
      { pl: 'Ma innego dostawcę', en: 'Has another supplier', kind: 'failure', effects: { closesRecord: true } },
      {
        pl: 'Nie życzy sobie telefonów',
        en: 'Wants no calls',
        kind: 'failure',
        effects: { closesRecord: true, addsToDoNotCall: true },
      },
    ],
  },
  { pl: 'Reklamacja', en: 'Complaint', kind: 'contact', effects: { needsNote: true } },
  {
    pl: 'Prosi o telefon później',
    en: 'Asks to be called later',
    kind: 'contact',
    effects: { recall: { kind: 'ask', for: 'this-agent' } },
  },
  {
    pl: 'Przerwana rozmowa',
    en: 'Cut off',
    kind: 'no-contact',
    effects: { recall: { kind: 'after', minutes: 15, for: 'anyone' } },
  },
];

type Step = { readonly id: string; readonly names: { readonly pl: string; readonly en: string } };
type Place = { readonly campaignId: string | null; readonly parentId: string | null; readonly above: readonly Step[] };
type Adding = {
  readonly store: Pick<Store, 'entries'>;
  readonly by: ChangedBy & { readonly tenantId: string };
  readonly newId: () => string;
};

/** What can be said of a call without anything that follows from it: a classifier by its path from the top. */
export type DemoSaying = Pick<NewClassification, 'ids' | 'names' | 'says'>;

/**
 * Gives the demo's tenant what can be said of its calls (F07): of all, and of those of its campaign.
 * @returns those nothing follows from
 */
export async function addDemoClassifiers(adding: Adding, campaignId: string): Promise<readonly DemoSaying[]> {
  const top = { parentId: null, above: [] };
  return [
    ...(await addBranches(adding, EVERYWHERE, { campaignId: null, ...top })),
    ...(await addBranches(adding, OF_CAMPAIGN, { campaignId, ...top })),
  ];
}

async function addBranches(adding: Adding, branches: readonly Branch[], place: Place): Promise<readonly DemoSaying[]> {
  const { store, by, newId } = adding;
  const { above, ...where } = place;
  const sayings: DemoSaying[] = [];
  for (const [position, { pl, en, kind, effects, below = [] }] of branches.entries()) {
    const id = newId();
    const settings = classifierSettings.parse({ ...where, names: { pl, en }, position, kind, ...effects });
    const key = { tenantId: by.tenantId, kind: 'classifier', id } as const;
    const created = await store.entries.create(key, { draft: classifierDraft(settings), by });
    if (!created.ok) throw new Error(`the classifier ${pl}: ${created.error.code}`);
    const path = [...above, { id, names: { pl, en } }];
    if (below.length === 0 && !effects) {
      sayings.push({ ids: path.map((step) => step.id), names: path.map((step) => step.names), says: kind });
    }
    sayings.push(...(await addBranches(adding, below, { ...where, parentId: id, above: path })));
  }
  return sayings;
}
