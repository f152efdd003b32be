import type { Routing } from '../ports.ts';
import { begin } from './begin.ts';
import { type Call, type CallIn, isIn } from './call.ts';
import type { MenuPlan, MenuTarget } from './menu-plan.ts';
import { customer } from './sample-call.ts';
import type { Step } from './step.ts';

export const MAIN = { file: 'main' } as const;
export const WRONG = { file: 'wrong' } as const;
export const AWAY = { file: 'away' } as const;
export const INVOICES = { file: 'invoices' } as const;
export const CLOSED_TODAY = { file: 'closed-today' } as const;
export const BYE = { file: 'bye' } as const;
export const BYE_AWAY = { file: 'bye-away' } as const;

const leads = (to: MenuTarget, label: string | null = null) => ({ label, to });

/** 1: the sales campaign; 2: invoices, where 1 is Maria and 0 leads back; 3: a message. Silence leads to sales. */
export const menuPlan = (about: Partial<MenuPlan> = {}): MenuPlan => ({
  menuId: 'menu-1',
  name: 'Welcome',
  nodes: {
    main: {
      name: 'Main',
      says: MAIN,
      saysWrong: WRONG,
      saysAway: AWAY,
      choices: {
        '1': leads({ kind: 'campaign', campaignId: 'sales' }, 'Sales'),
        '2': leads({ kind: 'menu', menu: 'invoices' }, 'Invoices'),
        '3': leads({ kind: 'message', says: CLOSED_TODAY }),
      },
    },
    invoices: {
      name: 'Invoices',
      says: INVOICES,
      saysWrong: WRONG,
      saysAway: AWAY,
      choices: {
        '1': leads({ kind: 'account', accountId: 'account-maria' }, 'Accountant'),
        '0': leads({ kind: 'menu', menu: 'main' }),
      },
    },
  },
  start: 'main',
  waitMs: 5_000,
  attempts: 3,
  otherwise: { kind: 'campaign', campaignId: 'sales' },
  farewell: BYE,
  farewellAway: BYE_AWAY,
  ...about,
});

export const routedToMenu = (about: Partial<MenuPlan> = {}, isOn = true): Routing => ({
  direction: 'inbound',
  caller: customer,
  callee: { kind: 'menu', number: '+48221000300', name: 'Welcome', accountId: null },
  to: { ok: true, value: { kind: 'menu', plan: menuPlan(about), isOn } },
});

/** A call that comes to the menu at 1 s. */
export function menuBegun(about: Partial<MenuPlan> = {}, isOn = true): Step {
  const peer = { kind: 'trunk', trunkId: 'lab' } as const;
  return begin('call-1', { ...peer, tenantId: 'tenant-1', peer }, routedToMenu(about, isOn), 1_000);
}

/** A caller who hears the menu since 1 s. */
export function choosingCall(about: Partial<MenuPlan> = {}): CallIn<'connected'> {
  const { next } = menuBegun(about);
  if (!isIn(next, 'connected')) throw new Error('a call to a menu is answered at once');
  return next;
}

/** Where a caller is in the menu: what is said, and in which. */
export function placeOf({ phase }: Call): string {
  const activity = phase.state === 'connected' ? phase.activity : undefined;
  if (activity?.kind !== 'choosing') return activity?.kind ?? phase.state;
  const { stage, menu } = activity;
  return stage.kind === 'saying' ? `${menu}: ${stage.says}` : `${menu}: ${stage.kind}`;
}
