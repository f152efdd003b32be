import type { EndpointName } from '@wpm/contract';

type Crud<Plural extends string, One extends string> = Readonly<
  Record<`list${Plural}` | `${'get' | 'create' | 'change' | 'remove'}${One}`, string>
>;

/** What everything an administrator sets up has: a list, and four things to do with one. */
function administered<Plural extends string, One extends string>(
  names: { readonly plural: Plural; readonly one: One },
  words: { readonly many: string; readonly one: string },
): Crud<Plural, One>;
function administered(names: { plural: string; one: string }, words: { many: string; one: string }) {
  return {
    [`list${names.plural}`]: `The tenant's ${words.many}, by name`,
    [`get${names.one}`]: `One ${words.one}`,
    [`create${names.one}`]: `Add a ${words.one}`,
    [`change${names.one}`]: `Change a ${words.one}, from the version it was read in`,
    [`remove${names.one}`]: `Remove a ${words.one} that nothing leads to`,
  };
}

/** What each endpoint is for, in a line. An endpoint without one does not compile. */
export const SUMMARIES: Readonly<Record<EndpointName, string>> = {
  signIn: 'Sign in with login, domain and password',
  refreshSession: 'A new access token for the refresh cookie',
  signOut: 'End the session at once',
  acceptInvitation: 'Set the password of an invited account',

  getMe: 'The account that is signed in',
  getMyStatus: "The user's own status",
  setMyStatus: "Choose the user's status",
  getMyForwarding: "Where the user's own calls go instead",
  changeMyForwarding: "Say where the user's own calls go instead",
  listMyBreaks: 'The breaks the user can choose',
  changeMyPassword: 'Sets another password of the user’s own',
  listColleagues: 'The other users with a phone, and what they are doing',
  endMyWrapUp: 'The user is done with a call',
  listMyCampaigns: 'The campaigns of the user',
  tickMyCampaigns: 'Choose which campaigns the user serves',
  issueSipCredentials: "Short-lived SIP credentials for the session's phone",
  listMyCalls: "The user's own calls, newest first",
  listMyLiveCalls: 'The calls the user has now',

  listCalls: "The tenant's calls, newest first",
  listCallReport: 'The report of calls: every part in a call that is over',
  getCampaignReport: 'The report of campaigns: service level, waits, abandoned calls, handling',
  getAgentReport: 'The report of agents: time per status, offers, handling',
  getMissedReport: 'The report of missed calls: by day, and what has become of them',
  getReportedCall: 'One call that is over, with every part in it',
  getCallQuality: 'How a call sounded, leg by leg',
  listCallOffers: 'To whom a call was offered that waited in a queue',
  getSipTrace: 'The SIP messages of a recent call',
  holdCall: 'Put the other end on hold',
  retrieveCall: 'Take the other end back from hold',
  transferCall: 'Hand the call on without asking first',
  startConsultation: 'Call somebody to ask while the other end waits',
  endConsultation: 'Back to the customer; whoever was asked is let go',
  swapConsultation: 'To the other one of the two',
  joinConsultation: 'All three talk',
  completeConsultation: 'Hand the customer to whoever is asked',
  pauseRecording: 'Silence the recording while card data is said',
  resumeRecording: 'End the pause of a recording',
  openRecording: 'A link to a recording, for five minutes at most',
  getRecordingPeaks: 'How loud a recording is over its length',

  listMissedCalls: 'The missed calls all users share, newest first',
  claimMissedCall: 'Say that the user is calling back',
  releaseMissedCall: 'Take back that the user is calling back',
  settleMissedCall: 'Settle a missed call by hand',
  reopenMissedCall: 'Make a settled missed call open again',

  listContacts: "The tenant's contacts, by name or by what is searched",
  getContact: 'The card of a contact',
  createContact: 'Add a contact',
  changeContact: 'Change a contact, from the version it was read in',
  removeContact: 'Take a contact away',
  mergeContacts: 'Make one contact of two',
  importContacts: 'Add contacts of another system, or change those it gave before',
  exportContacts: 'Every contact with its card, or those changed since',
  identifyNumbers: 'Whose these numbers are',
  listContactCalls: 'Every call with a contact, newest first',
  listContactChanges: 'What became of a contact, and by whom',

  setStatusOf: 'Set the status of a user',
  getForwardingOf: 'Where the calls of a user go instead',
  changeForwardingOf: 'Say where the calls of a user go instead',
  listLicences: 'What the tenant is granted, and how much of it is taken',
  listAuditLog: "The tenant's audit log, newest first",
  inviteAccount: 'Make a new invitation for an account',
  endSessionsOf: 'Sign an account out everywhere',

  listMyStations: "The user's own third-party phones",
  createMyStation: "SIP credentials for a third-party phone of the user's own",
  revokeMyStation: "Make one's own third-party phone void",
  listStations: "The tenant's third-party phones",
  createStation: 'SIP credentials for a third-party phone of a user',
  revokeStation: 'Make a third-party phone void',

  listTrunks: "The tenant's trunks with their state, in the order calls try them",
  getTrunk: 'One trunk',
  createTrunk: 'Add a trunk',
  changeTrunk: 'Change a trunk, from the version it was read in',
  removeTrunk: 'Remove a trunk that carries no call',
  renewTrunkCredentials: 'New credentials for a far end that registers with us',
  tryTrunkRules: 'What number rules of a trunk make of a number, before they are saved',
  testTrunk: 'Send an OPTIONS to every address of a trunk now',
  getLiveBoard: 'What users and calls do now',
  superviseCall: 'Listen to a live call of a user, whisper to the user, or join',
  endSupervision: 'Leave the call of a user',
  getSupervisionPolicy: 'What users are told of supervisors',
  changeSupervisionPolicy: 'Settle what users are told of supervisors',
  getDialPolicy: "What the tenant's users may dial",
  changeDialPolicy: 'Replace the dial policy',

  getPushKey: 'The public key browsers subscribe to push with',
  setMyPush: "Where this session's device can be woken",
  removeMyPush: "Wake this session's device no more",
  testMyPush: "Send this session's device a notification",
  reportWoken: 'A device that was woken for a call rings',
  declineWake: 'The user of a device that was woken declines the call',

  listWebhooks: "The tenant's webhooks",
  createWebhook: 'Send events to an address from now on',
  changeWebhook: 'Change where events are sent and which, or stop and start it',
  removeWebhook: 'Send nothing there any more',
  testWebhook: 'Send a test there now, and say what came back',
  listWebhookDeliveries: 'What was sent to a webhook, newest first; the dead letters too',
  replayWebhookDelivery: 'Send a delivery again',

  listApiKeys: "The tenant's keys of the API, newest first",
  createApiKey: 'Make a key of the API for a program',
  revokeApiKey: 'Make a key of the API void at once',

  ...administered({ plural: 'Accounts', one: 'Account' }, { many: 'accounts', one: 'account' }),
  ...administered({ plural: 'Breaks', one: 'Break' }, { many: 'breaks', one: 'break' }),
  ...administered({ plural: 'Classifiers', one: 'Classifier' }, { many: 'classifiers', one: 'classifier' }),
  ...administered({ plural: 'Hours', one: 'Hours' }, { many: 'working hours', one: 'set of working hours' }),
  ...administered({ plural: 'Holidays', one: 'Holidays' }, { many: 'lists of holidays', one: 'list of holidays' }),
  ...administered({ plural: 'Menus', one: 'Menu' }, { many: 'menus callers choose from by keys', one: 'menu' }),
  ...administered({ plural: 'Numbers', one: 'Number' }, { many: 'numbers', one: 'number' }),
  ...administered({ plural: 'Campaigns', one: 'Campaign' }, { many: 'campaigns', one: 'campaign' }),
  ...administered({ plural: 'Sounds', one: 'Sound' }, { many: "the tenant's own sounds", one: 'sound' }),
};
