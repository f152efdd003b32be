import type { Recall } from '@wpm/contract';
import { RecallList } from '../recalls/recall-list.tsx';
import { PlanRecallSheet } from '../recalls/plan-recall-sheet.tsx';
import { RecallSheet } from '../recalls/recall-sheet.tsx';
import { ACCOUNT, DEMO_CAMPAIGNS, refusal } from './demo-platform.ts';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const ME = { id: ACCOUNT.id, name: ACCOUNT.displayName };
const INFOLINIA = { id: '0192f7a0-0000-7000-8000-0000000000e0', name: 'Infolinia' };

const DUE: Recall = {
  recallId: '0192f7a0-0000-7000-8000-0000000000e1',
  customer: { number: '+48600100200', name: 'Katarzyna Wiśniewska' },
  campaign: INFOLINIA,
  for: ME,
  dueAt: inMinutes(-5),
  note: '<b>Pani Ewa</b> prosi o ofertę na dwa lata.',
  plannedBy: 'Anna Nowak',
  state: { kind: 'due' },
};
export const RECALLS: readonly Recall[] = [
  DUE,
  {
    ...DUE,
    recallId: '0192f7a0-0000-7000-8000-0000000000e2',
    customer: { number: '+48600100201', name: null },
    for: null,
    note: null,
    state: { kind: 'offered', to: { id: INFOLINIA.id, name: 'Jan Kowalski' }, until: inMinutes(1) },
  },
  {
    ...DUE,
    recallId: '0192f7a0-0000-7000-8000-0000000000e3',
    customer: { number: '+48600100202', name: '<b>"Ślusarz" & Synowie</b>' },
    campaign: null,
    dueAt: inMinutes(1_500),
    state: { kind: 'planned' },
  },
];

const answering = (items: readonly Recall[]) => ({ '/me/recalls': { status: 200, body: { items, next: null } } });
export const RECALL_ANSWERS = answering(RECALLS);
const list = () => (
  <main className="calls">
    <RecallList account={ACCOUNT} chosen={undefined} onOpen={nothing} />
  </main>
);

/** Planned call-backs in every state. */
export const RECALL_STATES: Readonly<Record<string, GalleryState>> = {
  recalls: { answers: RECALL_ANSWERS, shown: list },
  'recalls-none': { answers: answering([]), shown: list },
  'recalls-unread': { answers: { '/me/recalls': refusal(503, 'platform/not-ready') }, shown: list },
  'recall-details': {
    shown: () => <RecallSheet recall={DUE} account={ACCOUNT} onClose={nothing} onDone={nothing} />,
  },
  'recall-plan': {
    answers: { '/me/campaigns': { status: 200, body: { items: DEMO_CAMPAIGNS } } },
    shown: () => (
      <PlanRecallSheet
        numbers={[DUE.customer.number]}
        name={DUE.customer.name}
        campaignId={DEMO_CAMPAIGNS[0]?.id ?? null}
        onClose={nothing}
        onPlanned={nothing}
      />
    ),
  },
  'recall-plan-outside': {
    shown: () => (
      <PlanRecallSheet
        numbers={[DUE.customer.number, '+48600100201']}
        name="<b>Pani Ewa</b>"
        campaignId={null}
        onClose={nothing}
        onPlanned={nothing}
      />
    ),
  },
  'recall-offered': {
    path: '/',
    answers: answering([{ ...DUE, state: { kind: 'offered', to: ME, until: inMinutes(1) } }]),
  },
};
