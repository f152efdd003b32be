import type { EndpointName } from '@wpm/contract';
import { OF_CRM } from './reach-of-crm.fixture.ts';
import { listed, named, type Others, phone, type Reach, tenant } from './reach.fixture.ts';

const SUPERVISORS = ['supervisor', 'confined', 'administrator'] as const;
const CONSOLE = ['supervisor', 'confined', 'auditor', 'integrator', 'administrator'] as const;
const ofList = (rest: string, body?: unknown) => (other: Others) => ({
  path: `/outbound-lists/${other.outboundListId}${rest}`,
  body,
});
const EWA = { externalId: 'crm-1', card: { numbers: ['+48600100200'] } };

/** Whom a CRM's customers are for, and those of outbound lists: a supervisor of a campaign has its lists. */
export const OF_CUSTOMERS = {
  ...OF_CRM,
  getMyOutbound: phone,
  callMyOutbound: phone,
  skipMyOutbound: phone,
  importOutboundEntries: named(SUPERVISORS, ofList('/entries/import', { items: [EWA], preview: true })),
  listOutboundEntries: named(SUPERVISORS, ofList('/entries')),
  getOutboundProgress: named(SUPERVISORS, ofList('/progress')),
  turnOutboundList: named(SUPERVISORS, ofList('/running', { running: false })),
  reopenOutboundEntries: named(SUPERVISORS, ofList('/entries/reopen', { which: { result: 'busy' } })),
  listDoNotCall: tenant(SUPERVISORS),
  addDoNotCall: tenant(SUPERVISORS),
  removeDoNotCall: tenant(['administrator']),
  listOutboundLists: listed(
    CONSOLE,
    () => ({ path: '/outbound-lists' }),
    ({ outboundListId }) => outboundListId,
  ),
  getOutboundList: named(CONSOLE, ofList('')),
  createOutboundList: tenant(['administrator']),
  changeOutboundList: tenant(['administrator']),
  removeOutboundList: tenant(['administrator']),
} as const satisfies Partial<Record<EndpointName, Reach>>;
