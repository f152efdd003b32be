import { ENDPOINTS, type GreetingKind } from '@wpm/contract';
import type { Answer } from './answer.ts';
import { type ClientOptions, type Connected, type Method, type MethodsOf, connect } from './connect.ts';
import type { FileChannel } from './channel.ts';
import { contactMethods } from './contact-client.ts';
import { type ExportClient, exportMethods } from './export-client.ts';
import { type GreetingFiles, readGreetingOf } from './greeting-files.ts';
import { recordingMethods } from './recording-client.ts';
import { savedViewMethods } from './saved-view-client.ts';
import { reportMethods } from './report-client.ts';
import { soundMethods, type SoundClient } from './sound-client.ts';
import { phoneMethods } from './phone-client.ts';
import { pushMethods } from './push-client.ts';
import { mySettingsMethods } from './my-settings-client.ts';
import { followUpMethods } from './follow-up-client.ts';
import { sessionMethods } from './session-client.ts';

/** Every endpoint of the contract as a method of its name; `app` is filled in. A method never rejects. */
export type Endpoints = MethodsOf<typeof ENDPOINTS>;

/** The whole platform, as the console and tests see it. */
export type Client = Endpoints &
  SoundClient &
  ExportClient &
  Connected &
  GreetingFiles & {
    /** A user's greeting as it is heard, WAV. */
    readonly readGreetingOf: (accountId: string, greeting: GreetingKind) => Promise<Answer<Blob>>;
  };

export function createClient(options: ClientOptions): Client {
  const { method, files, connected } = connect(options);
  return {
    ...connected,
    ...phoneMethods(method),
    ...mySettingsMethods(method, files),
    ...contactMethods(method),
    ...pastMethods(method),
    ...ofDevices(method),
    ...followUpMethods(method),
    ...fileMethods(method, files),
    listCalls: method(ENDPOINTS.listCalls),
    setStatusOf: method(ENDPOINTS.setStatusOf),
    getForwardingOf: method(ENDPOINTS.getForwardingOf),
    changeForwardingOf: method(ENDPOINTS.changeForwardingOf),
    getGreetingsOf: method(ENDPOINTS.getGreetingsOf),
    removeGreetingOf: method(ENDPOINTS.removeGreetingOf),
    listTrunks: method(ENDPOINTS.listTrunks),
    getTrunk: method(ENDPOINTS.getTrunk),
    createTrunk: method(ENDPOINTS.createTrunk),
    changeTrunk: method(ENDPOINTS.changeTrunk),
    removeTrunk: method(ENDPOINTS.removeTrunk),
    renewTrunkCredentials: method(ENDPOINTS.renewTrunkCredentials),
    testTrunk: method(ENDPOINTS.testTrunk),
    tryTrunkRules: method(ENDPOINTS.tryTrunkRules),
    getLiveBoard: method(ENDPOINTS.getLiveBoard),
    getRecordingAlarms: method(ENDPOINTS.getRecordingAlarms),
    getTrunkAlarms: method(ENDPOINTS.getTrunkAlarms),
    superviseCall: method(ENDPOINTS.superviseCall),
    endSupervision: method(ENDPOINTS.endSupervision),
    getSupervisionPolicy: method(ENDPOINTS.getSupervisionPolicy),
    changeSupervisionPolicy: method(ENDPOINTS.changeSupervisionPolicy),
    getDialPolicy: method(ENDPOINTS.getDialPolicy),
    changeDialPolicy: method(ENDPOINTS.changeDialPolicy),
    ...stationMethods(method),
    ...ofOneCall(method),
    ...administration(method),
  };
}

/** What comes and goes as files. */
const fileMethods = (method: Method, files: FileChannel) => ({
  ...soundMethods(files),
  ...exportMethods(method, files),
  readGreetingOf: (accountId: string, greeting: GreetingKind) => readGreetingOf(files, accountId, greeting),
});

/** What is asked and done about calls that are over. */
const pastMethods = (method: Method) => ({
  ...reportMethods(method),
  ...savedViewMethods(method),
  ...recordingMethods(method),
});

/** What is known of one call of the tenant beside the reports, and what is said of it. */
function ofOneCall(method: Method) {
  return {
    giveCall: method(ENDPOINTS.giveCall),
    getCallQuality: method(ENDPOINTS.getCallQuality),
    listCallOffers: method(ENDPOINTS.listCallOffers),
    listRecalls: method(ENDPOINTS.listRecalls),
    getSipTrace: method(ENDPOINTS.getSipTrace),
    getCallClassification: method(ENDPOINTS.getCallClassification),
    classifyCall: method(ENDPOINTS.classifyCall),
  };
}

/** What belongs to a user at a device. */
function ofDevices(method: Method) {
  return { ...pushMethods(method), ...sessionMethods(method) };
}

/** Third-party phones: one's own, and those of the tenant. */
function stationMethods(method: Method) {
  return {
    createMyStation: method(ENDPOINTS.createMyStation),
    listMyStations: method(ENDPOINTS.listMyStations),
    revokeMyStation: method(ENDPOINTS.revokeMyStation),
    createStation: method(ENDPOINTS.createStation),
    listStations: method(ENDPOINTS.listStations),
    revokeStation: method(ENDPOINTS.revokeStation),
    changeStation: method(ENDPOINTS.changeStation),
    renewStationCredentials: method(ENDPOINTS.renewStationCredentials),
  };
}

/** What administrators and auditors do, and programs by their keys. */
function administration(method: Method) {
  return {
    getCrmPolicy: method(ENDPOINTS.getCrmPolicy),
    changeCrmPolicy: method(ENDPOINTS.changeCrmPolicy),
    putCallContext: method(ENDPOINTS.putCallContext),
    createEmbeddingToken: method(ENDPOINTS.createEmbeddingToken),
    placeCall: method(ENDPOINTS.placeCall),
    callByTrunk: method(ENDPOINTS.callByTrunk),
    createCallLink: method(ENDPOINTS.createCallLink),
    exportContacts: method(ENDPOINTS.exportContacts),
    followContacts: method(ENDPOINTS.followContacts),
    importContacts: method(ENDPOINTS.importContacts),
    ...crmMethods(method),
    listWebhooks: method(ENDPOINTS.listWebhooks),
    createWebhook: method(ENDPOINTS.createWebhook),
    changeWebhook: method(ENDPOINTS.changeWebhook),
    removeWebhook: method(ENDPOINTS.removeWebhook),
    testWebhook: method(ENDPOINTS.testWebhook),
    listWebhookDeliveries: method(ENDPOINTS.listWebhookDeliveries),
    replayWebhookDelivery: method(ENDPOINTS.replayWebhookDelivery),
    renewWebhookSecret: method(ENDPOINTS.renewWebhookSecret),
    getTenantSettings: method(ENDPOINTS.getTenantSettings),
    changeTenantSettings: method(ENDPOINTS.changeTenantSettings),
    listApiKeys: method(ENDPOINTS.listApiKeys),
    createApiKey: method(ENDPOINTS.createApiKey),
    revokeApiKey: method(ENDPOINTS.revokeApiKey),
    listAuditLog: method(ENDPOINTS.listAuditLog),
    ...mailMethods(method),
    listLicences: method(ENDPOINTS.listLicences),
    listAccounts: method(ENDPOINTS.listAccounts),
    getAccount: method(ENDPOINTS.getAccount),
    createAccount: method(ENDPOINTS.createAccount),
    changeAccount: method(ENDPOINTS.changeAccount),
    removeAccount: method(ENDPOINTS.removeAccount),
    inviteAccount: method(ENDPOINTS.inviteAccount),
    endSessionsOf: method(ENDPOINTS.endSessionsOf),
    ...entries(method),
  };
}

/** What is mailed to people and what its links do, and what their phones send. */
function mailMethods(method: Method) {
  return {
    acceptInvitation: method(ENDPOINTS.acceptInvitation),
    acceptPasswordReset: method(ENDPOINTS.acceptPasswordReset),
    confirmEmail: method(ENDPOINTS.confirmEmail),
    listMails: method(ENDPOINTS.listMails),
    retryMail: method(ENDPOINTS.retryMail),
    listPhoneLogs: method(ENDPOINTS.listPhoneLogs),
    getPhoneLog: method(ENDPOINTS.getPhoneLog),
  };
}

/** The CRMs that are asked who calls, and that calls are written to. */
function crmMethods(method: Method) {
  return {
    listCrmConnectors: method(ENDPOINTS.listCrmConnectors),
    listCrmTemplates: method(ENDPOINTS.listCrmTemplates),
    createCrmConnector: method(ENDPOINTS.createCrmConnector),
    changeCrmConnector: method(ENDPOINTS.changeCrmConnector),
    removeCrmConnector: method(ENDPOINTS.removeCrmConnector),
    orderCrmConnectors: method(ENDPOINTS.orderCrmConnectors),
    tryCrmConnector: method(ENDPOINTS.tryCrmConnector),
    listCrmJournal: method(ENDPOINTS.listCrmJournal),
    retryCrmJournal: method(ENDPOINTS.retryCrmJournal),
    tryCrmJournal: method(ENDPOINTS.tryCrmJournal),
  };
}

/** What administrators do with what lives by one mechanism. */
function entries(method: Method) {
  return {
    listBreaks: method(ENDPOINTS.listBreaks),
    getBreak: method(ENDPOINTS.getBreak),
    createBreak: method(ENDPOINTS.createBreak),
    changeBreak: method(ENDPOINTS.changeBreak),
    removeBreak: method(ENDPOINTS.removeBreak),
    listClassifiers: method(ENDPOINTS.listClassifiers),
    getClassifier: method(ENDPOINTS.getClassifier),
    createClassifier: method(ENDPOINTS.createClassifier),
    changeClassifier: method(ENDPOINTS.changeClassifier),
    removeClassifier: method(ENDPOINTS.removeClassifier),
    listHours: method(ENDPOINTS.listHours),
    getHours: method(ENDPOINTS.getHours),
    createHours: method(ENDPOINTS.createHours),
    changeHours: method(ENDPOINTS.changeHours),
    removeHours: method(ENDPOINTS.removeHours),
    listHolidays: method(ENDPOINTS.listHolidays),
    getHolidays: method(ENDPOINTS.getHolidays),
    createHolidays: method(ENDPOINTS.createHolidays),
    changeHolidays: method(ENDPOINTS.changeHolidays),
    removeHolidays: method(ENDPOINTS.removeHolidays),
    listNumbers: method(ENDPOINTS.listNumbers),
    getNumber: method(ENDPOINTS.getNumber),
    createNumber: method(ENDPOINTS.createNumber),
    changeNumber: method(ENDPOINTS.changeNumber),
    removeNumber: method(ENDPOINTS.removeNumber),
    listCampaigns: method(ENDPOINTS.listCampaigns),
    getCampaign: method(ENDPOINTS.getCampaign),
    createCampaign: method(ENDPOINTS.createCampaign),
    changeCampaign: method(ENDPOINTS.changeCampaign),
    removeCampaign: method(ENDPOINTS.removeCampaign),
    ...heard(method),
    ...outbound(method),
  };
}

/** What is done about whom campaigns call. */
function outbound(method: Method) {
  return {
    listOutboundLists: method(ENDPOINTS.listOutboundLists),
    getOutboundList: method(ENDPOINTS.getOutboundList),
    createOutboundList: method(ENDPOINTS.createOutboundList),
    changeOutboundList: method(ENDPOINTS.changeOutboundList),
    removeOutboundList: method(ENDPOINTS.removeOutboundList),
    importOutboundEntries: method(ENDPOINTS.importOutboundEntries),
    listOutboundEntries: method(ENDPOINTS.listOutboundEntries),
    getOutboundProgress: method(ENDPOINTS.getOutboundProgress),
    turnOutboundList: method(ENDPOINTS.turnOutboundList),
    reopenOutboundEntries: method(ENDPOINTS.reopenOutboundEntries),
    listDoNotCall: method(ENDPOINTS.listDoNotCall),
    addDoNotCall: method(ENDPOINTS.addDoNotCall),
    removeDoNotCall: method(ENDPOINTS.removeDoNotCall),
  };
}

/** What administrators do with what callers hear. */
function heard(method: Method) {
  return {
    listMenus: method(ENDPOINTS.listMenus),
    getMenu: method(ENDPOINTS.getMenu),
    createMenu: method(ENDPOINTS.createMenu),
    changeMenu: method(ENDPOINTS.changeMenu),
    removeMenu: method(ENDPOINTS.removeMenu),
    listSounds: method(ENDPOINTS.listSounds),
    getSound: method(ENDPOINTS.getSound),
    createSound: method(ENDPOINTS.createSound),
    changeSound: method(ENDPOINTS.changeSound),
    removeSound: method(ENDPOINTS.removeSound),
  };
}
