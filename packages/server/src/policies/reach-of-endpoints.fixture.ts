import type { EndpointName } from '@wpm/contract';
import { OF_CUSTOMERS } from './reach-of-outbound.fixture.ts';
import { OF_THE_PHONE } from './reach-of-the-phone.fixture.ts';
import { ACTORS, listed, named, type Others, type Reach, tenant } from './reach.fixture.ts';

const ADMINISTRATOR = ['administrator'] as const;
const SUPERVISORS = ['supervisor', 'confined', 'administrator'] as const;
const READERS = ['supervisor', 'confined', 'auditor', 'administrator'] as const;
const CONSOLE = ['supervisor', 'confined', 'auditor', 'integrator', 'administrator'] as const;
const OF_INTERFACES = ['integrator', 'administrator'] as const;

const DAYS = 'period=between&first=2020-01-01&last=2099-01-01';
const ofCall = (rest: string, body?: unknown) => (other: Others) => ({ path: `/calls/${other.callId}/${rest}`, body });
const ofRecall = (rest: string, body?: unknown) => (other: Others) => ({
  path: `/recalls/${other.recallId}${rest}`,
  body,
});
const IN_3_DAYS = () => new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();

const OF_CALLS = {
  openRecording: named(ACTORS, ({ recordingId }) => ({
    path: `/recordings/${recordingId}/link`,
    body: { purpose: 'listen' },
  })),
  getRecordingPeaks: named(ACTORS, ({ recordingId }) => ({ path: `/recordings/${recordingId}/peaks?points=100` })),
  placeCall: named([...SUPERVISORS, 'agent', 'integrator'], ({ agentId: user }) => ({
    path: '/calls',
    body: { user, to: '+48600100200' },
  })),
  createCallLink: named([...SUPERVISORS, 'agent', 'integrator'], ({ agentId: user }) => ({
    path: '/call-links',
    body: { user, to: '+48600100200' },
  })),
  listMyRecalls: { of: 'themselves', may: [...SUPERVISORS, 'agent'] },
  planRecall: { of: 'themselves', may: [...SUPERVISORS, 'agent'] },
  takeRecall: named([...SUPERVISORS, 'agent'], ofRecall('/claim', {})),
  releaseRecall: named([...SUPERVISORS, 'agent'], ofRecall('/claim')),
  moveRecall: named([...SUPERVISORS, 'agent'], (other) => ofRecall('/time', { at: IN_3_DAYS() })(other)),
  cancelRecall: named([...SUPERVISORS, 'agent'], ofRecall('')),
  listRecalls: listed(
    READERS,
    () => ({ path: '/recalls?state=cancelled' }),
    ({ recallId }) => recallId,
  ),
  listCalls: listed(
    READERS,
    () => ({ path: '/calls' }),
    ({ callId }) => callId,
  ),
  getCallQuality: named(READERS, ofCall('quality')),
  getCallClassification: named(SUPERVISORS, ofCall('parts/1/classification')),
  classifyCall: named(SUPERVISORS, (other) =>
    ofCall('parts/1/classification', { classifierId: other.classifierId, note: '' })(other),
  ),
  listCallReport: listed(
    READERS,
    () => ({ path: `/reports/calls?${DAYS}` }),
    ({ callId }) => callId,
  ),
  getReportedCall: named(READERS, ({ callId }) => ({ path: `/reports/calls/${callId}` })),
  listCallEdits: named(READERS, ({ callId }) => ({ path: `/reports/calls/${callId}/edits` })),
  getCampaignReport: listed(
    READERS,
    () => ({ path: `/reports/campaigns?${DAYS}&by=campaign` }),
    ({ campaignId }) => campaignId,
  ),
  getAgentReport: listed(
    READERS,
    () => ({ path: `/reports/agents?${DAYS}` }),
    ({ agentId }) => agentId,
  ),
  getMissedReport: listed(
    READERS,
    () => ({ path: `/reports/missed-calls?${DAYS}` }),
    () => '"customers":2',
  ),
  listMissedCustomers: listed(
    READERS,
    () => ({ path: `/reports/missed-calls/customers?${DAYS}` }),
    ({ campaignId }) => campaignId,
  ),
  getQualityReport: listed(
    READERS,
    () => ({ path: `/reports/quality?${DAYS}&by=network` }),
    () => '"legs":4',
  ),
  listOffers: listed(
    READERS,
    () => ({ path: `/reports/offers?${DAYS}` }),
    ({ callId }) => callId,
  ),
  listRecordings: listed(
    READERS,
    () => ({ path: `/recordings?${DAYS}` }),
    ({ recordingId }) => recordingId,
  ),
  getRecordingPolicy: tenant(READERS),
  holdRecording: tenant(ADMINISTRATOR),
  liftRecordingHold: tenant(ADMINISTRATOR),
  previewErasure: tenant(ADMINISTRATOR),
  eraseRecordings: tenant(ADMINISTRATOR),
  changeRecordingPolicy: tenant(ADMINISTRATOR),
  listErasures: tenant(['auditor', 'administrator']),
  getErasure: tenant(['auditor', 'administrator']),
  startReportExport: { of: 'themselves', may: READERS },
  getReportExport: { of: 'themselves', may: READERS },
  cancelReportExport: { of: 'themselves', may: READERS },
  // Of others they see what is shared: how a report is looked at, which is looked at with their own eyes.
  listSavedViews: { of: 'themselves', may: READERS },
  getSavedView: { of: 'themselves', may: READERS },
  createSavedView: { of: 'themselves', may: READERS },
  changeSavedView: { of: 'themselves', may: READERS },
  removeSavedView: { of: 'themselves', may: READERS },
  // A report is written with its recipient's eyes.
  setReportMailing: { of: 'themselves', may: SUPERVISORS },
  removeReportMailing: { of: 'themselves', may: SUPERVISORS },
  leaveReportMailing: { of: 'themselves', may: READERS },
  listReportRecipients: tenant(SUPERVISORS),
  listCallOffers: named(READERS, ofCall('offers')),
  getSipTrace: named(SUPERVISORS, ofCall('sip-trace')),
  getRecordingAlarms: tenant(SUPERVISORS),
  getTrunkAlarms: tenant(SUPERVISORS),
  getLiveBoard: listed(
    SUPERVISORS,
    () => ({ path: '/live-board' }),
    ({ callId }) => callId,
  ),
  superviseCall: named(
    SUPERVISORS,
    ({ callId, agentId }) => ({ path: `/calls/${callId}/supervision/${agentId}`, body: { mode: 'listen' } }),
    'supervision/no-such-call',
  ),
  giveCall: named(
    SUPERVISORS,
    ({ callId, agentId }) => ({ path: `/calls/${callId}/agent`, body: { accountId: agentId } }),
    'giving/no-such-call',
  ),
  endSupervision: named(
    SUPERVISORS,
    ({ callId, agentId }) => ({ path: `/calls/${callId}/supervision/${agentId}` }),
    'supervision/no-such-call',
  ),
  getSupervisionPolicy: tenant(SUPERVISORS),
  changeSupervisionPolicy: tenant(ADMINISTRATOR),
  setStatusOf: named(SUPERVISORS, ({ agentId }) => ({
    path: `/accounts/${agentId}/status`,
    body: { chosen: { kind: 'signed-out' } },
  })),
} as const satisfies Partial<Record<EndpointName, Reach>>;

const OF_CONTACTS = {
  listContacts: tenant(SUPERVISORS),
  getContact: tenant(SUPERVISORS),
  createContact: tenant(SUPERVISORS),
  changeContact: tenant(SUPERVISORS),
  removeContact: tenant(SUPERVISORS),
  mergeContacts: tenant(SUPERVISORS),
  identifyNumbers: tenant([...SUPERVISORS, 'agent']),
  listContactCalls: listed(
    SUPERVISORS,
    ({ contactId }) => ({ path: `/contacts/${contactId}/calls` }),
    ({ callId }) => callId,
  ),
  listContactChanges: tenant(SUPERVISORS),
  importContacts: tenant(ADMINISTRATOR),
  exportContacts: tenant(ADMINISTRATOR),
  followContacts: tenant(ADMINISTRATOR),
} as const satisfies Partial<Record<EndpointName, Reach>>;

const OF_ADMINISTRATION = {
  listAccounts: listed(
    CONSOLE,
    () => ({ path: '/accounts' }),
    ({ agentId }) => agentId,
  ),
  getAccount: named(CONSOLE, ({ agentId }) => ({ path: `/accounts/${agentId}` })),
  getForwardingOf: named(CONSOLE, ({ agentId }) => ({ path: `/accounts/${agentId}/forwarding` })),
  changeForwardingOf: tenant(ADMINISTRATOR),
  getGreetingsOf: named(CONSOLE, ({ agentId }) => ({ path: `/accounts/${agentId}/greetings` })),
  removeGreetingOf: tenant(ADMINISTRATOR),
  createAccount: tenant(ADMINISTRATOR),
  changeAccount: tenant(ADMINISTRATOR),
  removeAccount: tenant(ADMINISTRATOR),
  inviteAccount: tenant(ADMINISTRATOR),
  listMails: tenant(ADMINISTRATOR),
  retryMail: tenant(ADMINISTRATOR),
  listPhoneLogs: tenant(ADMINISTRATOR),
  getPhoneLog: tenant(ADMINISTRATOR),
  createSignInLink: tenant(ADMINISTRATOR),
  endSessionsOf: tenant(ADMINISTRATOR),
  listCampaigns: listed(
    CONSOLE,
    () => ({ path: '/campaigns' }),
    ({ campaignId }) => campaignId,
  ),
  getCampaign: named(CONSOLE, ({ campaignId }) => ({ path: `/campaigns/${campaignId}` })),
  createCampaign: tenant(ADMINISTRATOR),
  changeCampaign: tenant(ADMINISTRATOR),
  removeCampaign: tenant(ADMINISTRATOR),
  listLicences: tenant(CONSOLE),
  listAuditLog: tenant(['auditor', 'administrator']),
  listApiKeys: tenant(ADMINISTRATOR),
  createApiKey: tenant(ADMINISTRATOR),
  revokeApiKey: tenant(ADMINISTRATOR),
  createStation: tenant(ADMINISTRATOR),
  listStations: tenant(ADMINISTRATOR),
  revokeStation: tenant(ADMINISTRATOR),
  changeStation: tenant(ADMINISTRATOR),
  renewStationCredentials: tenant(ADMINISTRATOR),
  getDialPolicy: tenant(ADMINISTRATOR),
  changeDialPolicy: tenant(ADMINISTRATOR),
} as const satisfies Partial<Record<EndpointName, Reach>>;

/** Settings that belong to no campaign, or are shared by all of them. */
const OF_SETTINGS = {
  listBreaks: tenant(CONSOLE),
  getBreak: tenant(CONSOLE),
  createBreak: tenant(ADMINISTRATOR),
  changeBreak: tenant(ADMINISTRATOR),
  removeBreak: tenant(ADMINISTRATOR),
  listClassifiers: tenant(CONSOLE),
  getClassifier: tenant(CONSOLE),
  createClassifier: tenant(ADMINISTRATOR),
  changeClassifier: tenant(ADMINISTRATOR),
  removeClassifier: tenant(ADMINISTRATOR),
  listHours: tenant(CONSOLE),
  getHours: tenant(CONSOLE),
  createHours: tenant(ADMINISTRATOR),
  changeHours: tenant(ADMINISTRATOR),
  removeHours: tenant(ADMINISTRATOR),
  listHolidays: tenant(CONSOLE),
  getHolidays: tenant(CONSOLE),
  createHolidays: tenant(ADMINISTRATOR),
  changeHolidays: tenant(ADMINISTRATOR),
  removeHolidays: tenant(ADMINISTRATOR),
  listMenus: tenant(CONSOLE),
  getMenu: tenant(CONSOLE),
  createMenu: tenant(ADMINISTRATOR),
  changeMenu: tenant(ADMINISTRATOR),
  removeMenu: tenant(ADMINISTRATOR),
  listNumbers: tenant(CONSOLE),
  getNumber: tenant(CONSOLE),
  createNumber: tenant(ADMINISTRATOR),
  changeNumber: tenant(ADMINISTRATOR),
  removeNumber: tenant(ADMINISTRATOR),
  listSounds: tenant(CONSOLE),
  getSound: tenant(CONSOLE),
  createSound: tenant(ADMINISTRATOR),
  changeSound: tenant(ADMINISTRATOR),
  removeSound: tenant(ADMINISTRATOR),
  listTrunks: tenant(ADMINISTRATOR),
  getTrunk: tenant(ADMINISTRATOR),
  createTrunk: tenant(ADMINISTRATOR),
  changeTrunk: tenant(ADMINISTRATOR),
  removeTrunk: tenant(ADMINISTRATOR),
  renewTrunkCredentials: tenant(ADMINISTRATOR),
  testTrunk: tenant(ADMINISTRATOR),
  callByTrunk: tenant(ADMINISTRATOR),
  tryTrunkRules: tenant(ADMINISTRATOR),
  listWebhooks: tenant(OF_INTERFACES),
  createWebhook: tenant(OF_INTERFACES),
  changeWebhook: tenant(OF_INTERFACES),
  removeWebhook: tenant(OF_INTERFACES),
  testWebhook: tenant(OF_INTERFACES),
  listWebhookDeliveries: tenant(OF_INTERFACES),
  replayWebhookDelivery: tenant(OF_INTERFACES),
  renewWebhookSecret: tenant(OF_INTERFACES),
  getTenantSettings: tenant(CONSOLE),
  changeTenantSettings: tenant(ADMINISTRATOR),
} as const satisfies Partial<Record<EndpointName, Reach>>;

/** Every endpoint of the contract: one that is missing here does not compile, and fails the test. */
export const REACH: Readonly<Record<EndpointName, Reach>> = {
  ...OF_THE_PHONE,
  ...OF_CALLS,
  ...OF_CONTACTS,
  ...OF_CUSTOMERS,
  ...OF_ADMINISTRATION,
  ...OF_SETTINGS,
};
