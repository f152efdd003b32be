import type { EndpointName } from '@wpm/contract';
import type { Bound } from '../http/bind.ts';
import {
  changeAccount,
  createAccount,
  getAccount,
  endSessionsOf,
  inviteAccount,
  listAccounts,
  listLicences,
  removeAccount,
} from '../administration/accounts.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { breaks } from '../administration/breaks.ts';
import { campaigns } from '../administration/campaigns.ts';
import { classifiers } from '../administration/classifiers.ts';
import { holidays } from '../administration/holidays.ts';
import { hours } from '../administration/hours.ts';
import { numbers } from '../administration/numbers.ts';
import { menus } from '../administration/menus.ts';
import { outboundLists } from '../administration/outbound-lists.ts';
import { sounds } from '../administration/sounds.ts';
import { CRM_HANDLERS } from './crm/index.ts';
import { getMyScreenPop } from './get-my-screen-pop.ts';
import { KEY_HANDLERS } from './api-keys/index.ts';
import { PLACE_HANDLERS } from './placed-calls/index.ts';
import { PUSH_HANDLERS } from './push/index.ts';
import { FOLLOW_UP_HANDLERS } from './follow-up/index.ts';
import { PHONE_LOG_HANDLERS } from './phone-logs/index.ts';
import { OUTBOUND_HANDLERS } from './outbound/index.ts';
import { classifyCall } from './classify-call.ts';
import { getCallClassification } from './get-call-classification.ts';
import { SESSION_HANDLERS } from './sessions/index.ts';
import { TENANT_HANDLERS } from './tenant/index.ts';
import { CRM_CONNECTOR_HANDLERS } from './crm-connectors/index.ts';
import { WEBHOOK_HANDLERS } from './webhooks/index.ts';
import { exportContacts } from './contacts/export-contacts.ts';
import { followContacts } from './contacts/follow-contacts.ts';
import { importContacts } from './contacts/import-contacts.ts';
import { CONTACT_HANDLERS } from './contacts/index.ts';
import { SAVED_VIEW_HANDLERS } from './saved-views/index.ts';
import { EXPORT_HANDLERS } from './exports/index.ts';
import { RECORDING_HANDLERS } from './recordings/index.ts';
import { REPORT_HANDLERS } from './reports/index.ts';
import { changeDialPolicy } from './change-dial-policy.ts';
import { changeForwardingOf } from './change-forwarding-of.ts';
import { changeMyAbsence } from './change-my-absence.ts';
import { changeMyAutoAnswer } from './change-my-auto-answer.ts';
import { changeMyCallWaiting } from './change-my-call-waiting.ts';
import { getMyAutoAnswer } from './get-my-auto-answer.ts';
import { getMyCallWaiting } from './get-my-call-waiting.ts';
import { changeMyForwarding } from './change-my-forwarding.ts';
import { changeSupervisionPolicy } from './change-supervision-policy.ts';
import { changeStation } from './change-station.ts';
import { changeTrunk } from './change-trunk.ts';
import { claimMissedCall } from './claim-missed-call.ts';
import { listMails } from './list-mails.ts';
import { retryMail } from './retry-mail.ts';
import { acceptPasswordReset } from './accept-password-reset.ts';
import { askPasswordReset } from './ask-password-reset.ts';
import { changeMyEmail } from './change-my-email.ts';
import { confirmEmail } from './confirm-email.ts';
import { getMyEmail } from './get-my-email.ts';
import { listMyLicences } from './list-my-licences.ts';
import { changeMyPassword } from './change-my-password.ts';
import { listColleagues } from './list-colleagues.ts';
import { listMissedCalls } from './list-missed-calls.ts';
import { releaseMissedCall } from './release-missed-call.ts';
import { reopenMissedCall } from './reopen-missed-call.ts';
import { settleMissedCall } from './settle-missed-call.ts';
import { completeConsultation } from './complete-consultation.ts';
import { createMyStation } from './create-my-station.ts';
import { createStation } from './create-station.ts';
import { createTrunk } from './create-trunk.ts';
import { endConsultation } from './end-consultation.ts';
import { endSupervision } from './end-supervision.ts';
import { getDialPolicy } from './get-dial-policy.ts';
import { getLiveBoard } from './get-live-board.ts';
import { getRecordingAlarms } from './get-recording-alarms.ts';
import { getTrunkAlarms } from './get-trunk-alarms.ts';
import { getForwardingOf } from './get-forwarding-of.ts';
import { getGreetingsOf } from './get-greetings-of.ts';
import { getMyGreetings } from './get-my-greetings.ts';
import { removeGreetingOf } from './remove-greeting-of.ts';
import { removeMyGreeting } from './remove-my-greeting.ts';
import { getMyForwarding } from './get-my-forwarding.ts';
import { getMe } from './get-me.ts';
import { getRecordingPeaks } from './get-recording-peaks.ts';
import { getCallQuality } from './get-call-quality.ts';
import { getSipTrace } from './get-sip-trace.ts';
import { getSupervisionPolicy } from './get-supervision-policy.ts';
import { getTrunk } from './get-trunk.ts';
import { getMyStatus } from './get-my-status.ts';
import { holdCall } from './hold-call.ts';
import { issueSipCredentials } from './issue-sip-credentials.ts';
import { listAuditLog } from './list-audit-log.ts';
import { joinConsultation } from './join-consultation.ts';
import { listCalls } from './list-calls.ts';
import { listMyCalls } from './list-my-calls.ts';
import { askMyWrapUp } from './ask-my-wrap-up.ts';
import { endMyWrapUp } from './end-my-wrap-up.ts';
import { listRecalls } from './list-recalls.ts';
import { listCallOffers } from './list-call-offers.ts';
import { listMyBreaks } from './list-my-breaks.ts';
import { listCallingCampaigns } from './list-calling-campaigns.ts';
import { listMyCampaigns } from './list-my-campaigns.ts';
import { tickMyCampaigns } from './tick-my-campaigns.ts';
import { listMyLiveCalls } from './list-my-live-calls.ts';
import { listMyStations } from './list-my-stations.ts';
import { listStations } from './list-stations.ts';
import { listTrunks } from './list-trunks.ts';
import { openRecording } from './open-recording.ts';
import { pauseRecording } from './pause-recording.ts';
import { refreshSession } from './refresh-session.ts';
import { removeTrunk } from './remove-trunk.ts';
import { renewStationCredentials } from './renew-station-credentials.ts';
import { renewTrunkCredentials } from './renew-trunk-credentials.ts';
import { resumeRecording } from './resume-recording.ts';
import { retrieveCall } from './retrieve-call.ts';
import { revokeMyStation } from './revoke-my-station.ts';
import { revokeStation } from './revoke-station.ts';
import { setMyStatus } from './set-my-status.ts';
import { setStatusOf } from './set-status-of.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { startConsultation } from './start-consultation.ts';
import { giveCall } from './give-call.ts';
import { superviseCall } from './supervise-call.ts';
import { swapConsultation } from './swap-consultation.ts';
import { testTrunk } from './test-trunk.ts';
import { tryTrunkRules } from './try-trunk-rules.ts';
import { transferCall } from './transfer-call.ts';

/** The handler of every endpoint of the contract; one that is missing is a type error here. */
export const HANDLERS: Readonly<Record<EndpointName, Bound>> = {
  ...CONTACT_HANDLERS,
  importContacts,
  exportContacts,
  followContacts,
  ...CRM_HANDLERS,
  getMyScreenPop,
  ...KEY_HANDLERS,
  ...PLACE_HANDLERS,
  ...PUSH_HANDLERS,
  ...FOLLOW_UP_HANDLERS,
  ...OUTBOUND_HANDLERS,
  ...PHONE_LOG_HANDLERS,
  getCallClassification,
  classifyCall,
  ...SESSION_HANDLERS,
  ...TENANT_HANDLERS,
  ...WEBHOOK_HANDLERS,
  ...CRM_CONNECTOR_HANDLERS,
  ...REPORT_HANDLERS,
  ...RECORDING_HANDLERS,
  ...EXPORT_HANDLERS,
  ...SAVED_VIEW_HANDLERS,
  signIn,
  refreshSession,
  signOut,
  getMe,
  issueSipCredentials,
  listMyCalls,
  listMyLiveCalls,
  getMyStatus,
  setMyStatus,
  setStatusOf,
  getMyForwarding,
  changeMyForwarding,
  getMyAutoAnswer,
  changeMyAutoAnswer,
  getMyCallWaiting,
  changeMyCallWaiting,
  getMyGreetings,
  changeMyAbsence,
  removeMyGreeting,
  getForwardingOf,
  changeForwardingOf,
  getGreetingsOf,
  removeGreetingOf,
  listMyBreaks,
  listColleagues,
  endMyWrapUp,
  askMyWrapUp,
  listMyCampaigns,
  listCallingCampaigns,
  tickMyCampaigns,
  listCallOffers,
  listRecalls,
  changeMyPassword,
  askPasswordReset,
  acceptPasswordReset,
  confirmEmail,
  listMails,
  retryMail,
  getMyEmail,
  listMyLicences,
  changeMyEmail,
  claimMissedCall,
  listMissedCalls,
  releaseMissedCall,
  reopenMissedCall,
  settleMissedCall,
  holdCall,
  retrieveCall,
  transferCall,
  startConsultation,
  endConsultation,
  swapConsultation,
  joinConsultation,
  completeConsultation,
  listCalls,
  openRecording,
  getRecordingPeaks,
  pauseRecording,
  resumeRecording,
  createMyStation,
  listMyStations,
  revokeMyStation,
  createStation,
  listStations,
  revokeStation,
  changeStation,
  renewStationCredentials,
  getCallQuality,
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
  listLicences,
  listAccounts,
  getAccount,
  createAccount,
  changeAccount,
  removeAccount,
  inviteAccount,
  endSessionsOf,
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
};
