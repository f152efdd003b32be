import { EXPORT_ENDPOINTS } from './exports/index.ts';
import { SAVED_VIEW_ENDPOINTS } from './saved-views/index.ts';
import { PHONE_LOG_ENDPOINTS } from './phone-logs/index.ts';
import { RECORDING_ENDPOINTS } from './recordings/index.ts';
import { REPORT_ENDPOINTS } from './reports/index.ts';
import { changeDialPolicy } from './change-dial-policy.ts';
import { changeForwardingOf } from './change-forwarding-of.ts';
import { changeSupervisionPolicy } from './change-supervision-policy.ts';
import { changeStation } from './change-station.ts';
import { changeTrunk } from './change-trunk.ts';
import { createMyStation } from './create-my-station.ts';
import { createStation } from './create-station.ts';
import { createTrunk } from './create-trunk.ts';
import { listMails } from './list-mails.ts';
import { retryMail } from './retry-mail.ts';
import { acceptPasswordReset } from './accept-password-reset.ts';
import { confirmEmail } from './confirm-email.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { accounts } from './directory/accounts.ts';
import { breaks } from './directory/breaks.ts';
import { campaigns } from './directory/campaigns.ts';
import { classifiers } from './directory/classifiers.ts';
import { holidays } from './directory/holidays.ts';
import { hours } from './directory/hours.ts';
import { menus } from './directory/menus.ts';
import { numbers } from './directory/numbers.ts';
import { sounds } from './directory/sounds.ts';
import { CRM_ENDPOINTS } from './crm/index.ts';
import { KEY_ENDPOINTS } from './api-keys/index.ts';
import { PLACE_ENDPOINTS } from './placed-calls/index.ts';
import { PUSH_ENDPOINTS } from './push/index.ts';
import { SESSION_ENDPOINTS } from './sessions/index.ts';
import { TENANT_ENDPOINTS } from './tenant/index.ts';
import { CRM_CONNECTOR_ENDPOINTS } from './crm-connectors/index.ts';
import { WEBHOOK_ENDPOINTS } from './webhooks/index.ts';
import { FOLLOW_UP_ENDPOINTS } from './follow-up/index.ts';
import { exportContacts } from './contacts/export-contacts.ts';
import { followContacts } from './contacts/follow-contacts.ts';
import { importContacts } from './contacts/import-contacts.ts';
import { CONTACT_ENDPOINTS } from './contacts/index.ts';
import { classifyCall } from './classify-call.ts';
import { getCallClassification } from './get-call-classification.ts';
import { endSupervision } from './end-supervision.ts';
import { getDialPolicy } from './get-dial-policy.ts';
import { getCallQuality } from './get-call-quality.ts';
import { getLiveBoard } from './get-live-board.ts';
import { getRecordingAlarms } from './get-recording-alarms.ts';
import { getTrunkAlarms } from './get-trunk-alarms.ts';
import { getForwardingOf } from './get-forwarding-of.ts';
import { getGreetingsOf } from './get-greetings-of.ts';
import { removeGreetingOf } from './remove-greeting-of.ts';
import { getSipTrace } from './get-sip-trace.ts';
import { getSupervisionPolicy } from './get-supervision-policy.ts';
import { getTrunk } from './get-trunk.ts';
import { listAuditLog } from './list-audit-log.ts';
import { listCallOffers } from './list-call-offers.ts';
import { listCalls } from './list-calls.ts';
import { listLicences } from './list-licences.ts';
import { listMyStations } from './list-my-stations.ts';
import { listStations } from './list-stations.ts';
import { giveCall } from './give-call.ts';
import { listRecalls } from './list-recalls.ts';
import { listTrunks } from './list-trunks.ts';
import { MY_SETTINGS_ENDPOINTS } from './my-settings.ts';
import { outboundLists } from './directory/outbound-lists.ts';
import { OUTBOUND_ENDPOINTS } from './outbound/index.ts';
import { PHONE_ENDPOINTS } from './phone.ts';
import { removeTrunk } from './remove-trunk.ts';
import { renewStationCredentials } from './renew-station-credentials.ts';
import { renewTrunkCredentials } from './renew-trunk-credentials.ts';
import { revokeMyStation } from './revoke-my-station.ts';
import { revokeStation } from './revoke-station.ts';
import { setStatusOf } from './set-status-of.ts';
import { superviseCall } from './supervise-call.ts';
import { testTrunk } from './test-trunk.ts';
import { tryTrunkRules } from './try-trunk-rules.ts';

/** Every endpoint of `/api/v1` by its name: the server must implement all of them, the client can call all of them. */
export const ENDPOINTS = {
  ...PHONE_ENDPOINTS,
  ...MY_SETTINGS_ENDPOINTS,
  ...PHONE_LOG_ENDPOINTS,
  ...CONTACT_ENDPOINTS,
  importContacts,
  exportContacts,
  followContacts,
  ...CRM_ENDPOINTS,
  ...KEY_ENDPOINTS,
  ...PLACE_ENDPOINTS,
  ...PUSH_ENDPOINTS,
  ...SESSION_ENDPOINTS,
  ...TENANT_ENDPOINTS,
  ...WEBHOOK_ENDPOINTS,
  ...CRM_CONNECTOR_ENDPOINTS,
  ...FOLLOW_UP_ENDPOINTS,
  ...OUTBOUND_ENDPOINTS,
  listCalls,
  setStatusOf,
  getForwardingOf,
  changeForwardingOf,
  getGreetingsOf,
  removeGreetingOf,
  createMyStation,
  listMyStations,
  revokeMyStation,
  createStation,
  listStations,
  revokeStation,
  changeStation,
  renewStationCredentials,
  getCallQuality,
  getCallClassification,
  classifyCall,
  ...REPORT_ENDPOINTS,
  ...RECORDING_ENDPOINTS,
  ...EXPORT_ENDPOINTS,
  ...SAVED_VIEW_ENDPOINTS,
  listCallOffers,
  listRecalls,
  getSipTrace,
  listTrunks,
  getTrunk,
  createTrunk,
  changeTrunk,
  removeTrunk,
  renewTrunkCredentials,
  testTrunk,
  tryTrunkRules,
  getLiveBoard,
  getRecordingAlarms,
  getTrunkAlarms,
  superviseCall,
  giveCall,
  endSupervision,
  getSupervisionPolicy,
  changeSupervisionPolicy,
  getDialPolicy,
  changeDialPolicy,
  listAuditLog,
  acceptInvitation,
  acceptPasswordReset,
  confirmEmail,
  listMails,
  retryMail,
  listLicences,
  listAccounts: accounts.list,
  getAccount: accounts.get,
  createAccount: accounts.create,
  changeAccount: accounts.change,
  removeAccount: accounts.remove,
  inviteAccount: accounts.invite,
  endSessionsOf: accounts.endSessions,
  listBreaks: breaks.list,
  getBreak: breaks.get,
  createBreak: breaks.create,
  changeBreak: breaks.change,
  removeBreak: breaks.remove,
  listClassifiers: classifiers.list,
  getClassifier: classifiers.get,
  createClassifier: classifiers.create,
  changeClassifier: classifiers.change,
  removeClassifier: classifiers.remove,
  listHours: hours.list,
  getHours: hours.get,
  createHours: hours.create,
  changeHours: hours.change,
  removeHours: hours.remove,
  listHolidays: holidays.list,
  getHolidays: holidays.get,
  createHolidays: holidays.create,
  changeHolidays: holidays.change,
  removeHolidays: holidays.remove,
  listOutboundLists: outboundLists.list,
  getOutboundList: outboundLists.get,
  createOutboundList: outboundLists.create,
  changeOutboundList: outboundLists.change,
  removeOutboundList: outboundLists.remove,
  listMenus: menus.list,
  getMenu: menus.get,
  createMenu: menus.create,
  changeMenu: menus.change,
  removeMenu: menus.remove,
  listNumbers: numbers.list,
  getNumber: numbers.get,
  createNumber: numbers.create,
  changeNumber: numbers.change,
  removeNumber: numbers.remove,
  listCampaigns: campaigns.list,
  getCampaign: campaigns.get,
  createCampaign: campaigns.create,
  changeCampaign: campaigns.change,
  removeCampaign: campaigns.remove,
  listSounds: sounds.list,
  getSound: sounds.get,
  createSound: sounds.create,
  changeSound: sounds.change,
  removeSound: sounds.remove,
} as const;
export type EndpointName = keyof typeof ENDPOINTS;
