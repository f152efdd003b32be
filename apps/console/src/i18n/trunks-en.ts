import type { TrunkRefusal, TrunkState } from '@wpm/contract';
import type { ConsoleWords } from './console-words.ts';

type Words = ConsoleWords['trunks'];

const troubles: Words['troubles'] = {
  dns: 'there is no such name in DNS',
  timeout: 'no answer',
  transport: 'no connection',
  certificate: 'the certificate is wrong',
  overloaded: 'overloaded',
};

const plainStates: Record<Exclude<TrunkState['name'], 'ready' | 'refused' | 'unreachable'>, string> = {
  disabled: 'disabled',
  registering: 'registering…',
  waiting: 'waiting: nobody has registered yet',
  full: 'full: as many calls as there may be',
};

function stateText(state: TrunkState, clock: (instant: string) => string): string {
  if (state.name === 'ready') return readyText(state);
  if (state.name === 'refused') return `${refusedText(state)}; next attempt at ${clock(state.retryAt)}`;
  if (state.name === 'unreachable') return `unreachable: ${troubles[state.why]}`;
  return plainStates[state.name];
}

function readyText({ registeredUntil, rttMs }: Extract<TrunkState, { name: 'ready' }>): string {
  const what = registeredUntil === null ? 'ready' : 'registered';
  return rttMs === null ? what : `${what}, answers within ${rttMs} ms`;
}

function refusedText({ why, status, words, realm }: Extract<TrunkState, { name: 'refused' }>): string {
  const texts: Record<TrunkRefusal, string> = {
    'foreign-realm': `refused: the carrier asks for the password of “${realm ?? ''}”, which is not its domain; enter it as the realm if it is right`,
    'no-known-challenge': 'refused: the carrier asks for the password in an unknown way',
    'no-password': 'refused: there is no password',
    rejected: `registration refused: ${status} ${words}`,
  };
  return texts[why];
}

export const trunks: Words = {
  troubles,
  registrations: {
    none: 'By IP address',
    register: 'We register with the carrier',
    accept: 'The far end registers with us',
  },
  registrationHints: {
    none: 'The carrier knows our address and lets its calls in.',
    register: 'The carrier gave you the login and password of a SIP account.',
    accept:
      'A PBX in your office, for example. The platform makes its login and password and shows them once, after saving.',
  },
  transports: { udp: 'UDP', tcp: 'TCP', tls: 'TLS' },
  formats: {
    '+E164': '+48221000100 (with plus)',
    E164: '48221000100 (without plus)',
    '00E164': '0048221000100 (with 00)',
    national: '221000100 (national)',
    '0national': '0221000100 (national with 0)',
  },
  stateText,
  callsOf: (calls, most) => (most === null ? String(calls) : `${calls} of ${most}`),
  orderOf: (priority, weight) => `${priority}, weight ${weight}`,
  name: 'Name',
  enabled: 'Trunk is enabled',
  enabledHint: 'A disabled one takes no new calls; those under way go on.',
  registration: 'How the two sides know each other',
  domain: 'Domain (registrar)',
  domainHint: 'For example sip.carrier.com.',
  user: 'Login',
  authUser: 'Login for authentication (optional)',
  authUserHint: 'Where the carrier gave one that differs from the account.',
  password: 'Password',
  passwordHint: 'The platform never shows a password it keeps.',
  passwordKept: 'kept; type to change it',
  passwordAgain: 'Enter the password again: it would go to another address than before.',
  realm: 'Realm (optional)',
  realmHint: 'Only where the carrier asks for the password under another name than its domain.',
  peers: 'Addresses',
  peersHint: 'Where calls go, in order: when the first is silent the next is tried. Calls are taken from these, too.',
  peersOfRegistrar: 'Without addresses calls go to the domain we register with.',
  peersMissing: 'Enter at least one address.',
  host: 'Name or IP address',
  hostWrong: 'This is no host name and no IP address.',
  port: 'Port',
  portPlaceholder: 'from DNS',
  transport: 'Transport',
  addPeer: 'Add an address',
  removePeer: (host) => `Remove the address ${host}`,
  format: 'How the carrier wants called numbers',
  outboundRules: 'Exceptions for called numbers',
  outboundRulesHint: 'In place of the notation above. The rule with the longest beginning that fits holds.',
  calledFrom: 'Where the number called from outside stands',
  calledFromTexts: {
    'request-uri': 'in the Request-URI (usual)',
    to: 'in the To header',
    'p-called-party-id': 'in the P-Called-Party-ID header',
  },
  inboundRules: 'Rewriting of numbers that are called',
  inboundRulesHint: 'Where the carrier sends them shortened or with a prefix.',
  callerRules: "Rewriting of callers' numbers",
  prefix: 'Beginning',
  strip: 'Strip',
  add: 'Put in front',
  addRule: 'Add a rule',
  removeRule: (prefix) => `Remove the rule: ${prefix}`,
  callerId: 'Which number the called party sees',
  shownNumber: 'Shown number',
  shownNumbers: { direct: "The calling user's own number", trunk: "Always the trunk's number" },
  trunkNumber: 'Number of the trunk',
  trunkNumberHint: 'For those without a number of their own. Without it they call anonymously.',
  callerFormat: 'How the carrier wants the shown number',
  from: 'What stands in From',
  fromTexts: { number: 'The shown number', account: 'The login of the account (some carriers demand it)' },
  forwarded: 'When a call is forwarded outside',
  forwardedTexts: {
    forwarding: 'The number of the user who forwards',
    caller: "The caller's number, where the carrier lets it pass",
  },
  headers: 'Header fields with the shown number',
  withheld: 'Withhold the number',
  withheldHint: 'In every call but emergency calls.',
  trustsAsserted: "We trust the callers' numbers the carrier asserts",
  trustsAssertedHint: 'P-Asserted-Identity before From (RFC 3325).',
  tryNumber: 'Try a number',
  tryLabel: 'A number as a user dials it, or the carrier sends it',
  tryIt: 'Try',
  tryInvalid: 'Correct the rules and numbers of the form first: something in them cannot be read.',
  triedOutbound: (number) => `When a user without a number of their own calls ${number}`,
  triedInbound: (number) => `When the carrier sends a call to ${number}`,
  triedCaller: (number) => `When ${number} calls, users see`,
  sentAs: 'it is sent to',
  shownAs: 'in From:',
  assertedAs: (number) => `number in the header fields: ${number}`,
  anonymous: 'anonymous',
  notSent: {
    internal: 'this is an extension: it does not go to the trunk',
    unreadable: 'this cannot be read as a number',
  },
  notRead: 'this cannot be read as a number',
  priority: 'Order',
  priorityHint: 'Trunks of the lowest number are tried first.',
  weight: 'Weight',
  weightHint: 'The share of calls among trunks of one order. 0: only when others cannot.',
  limits: 'Calls at once',
  limitTexts: { total: 'In all', inbound: 'From outside', outbound: 'To the outside' },
  noLimit: 'no limit',
  everySeconds: 'Check by OPTIONS every (seconds)',
  everySecondsHint: 'From 5 to 3600; 0: never.',
  codecs: 'Codecs',
  codecTexts: { opus: 'Opus', G722: 'G.722', PCMA: 'G.711 A-law', PCMU: 'G.711 µ-law' },
  srtp: 'Encrypted voice (SRTP)',
  srtpTexts: { off: 'No', optional: 'Where the far end can', required: 'Always' },
  srtpHint:
    'The keys go in the SIP, so it needs TLS to every address. A call that comes without TLS is refused only with “Always”.',
  srtpNeedsTls: 'Needs TLS to every address, the outbound proxy included: whoever reads the signalling reads the keys.',
  keys: 'Keys where the trunk has no telephone-event',
  keysHint: 'Telephone-event (RFC 4733) always comes first. Where the trunk refuses SIP INFO, the key is sounded.',
  keysTexts: { sound: 'As sound', info: 'By SIP INFO' },
  uris: 'Scheme of SIP addresses',
  urisHint: 'Addresses with sips: ask for TLS on every hop, also beyond the trunk.',
  urisTexts: { sip: 'sip:', sips: 'sips:' },
  urisNeedTls: 'Needs TLS to every address of the trunk, the outbound proxy included.',
  advanced: 'Advanced',
  advancedHint: 'Change something here only where the carrier asks for it. Most trunks work without.',
  outboundProxy: 'Outbound proxy',
  outboundProxyHint:
    'Where the carrier named a server that everything is to be sent to. Empty: straight to the addresses of the trunk.',
  sources: 'Further addresses calls are taken from',
  sourcesHint:
    'Where the carrier also calls from other addresses than those calls go to. An IP address or a network a line, such as 203.0.113.0/24. Enter only what the carrier told you: whoever is there is believed as the carrier is.',
  sourcesWrong: (wrong) => `This is no IP address and no network: ${wrong}`,
  tlsCa: 'Certificate authority of the far end (PEM)',
  tlsCaHint:
    'Where the far end uses TLS with a certificate of an authority of its own, as some PBXs in offices do. Paste the whole content of the .pem or .crt file. Empty: public authorities will do. The certificate is always checked.',
  tlsCaWrong:
    'This is no certificate in PEM. It has to begin with -----BEGIN CERTIFICATE----- and end with -----END CERTIFICATE-----.',
  redirects: 'When the carrier sends a call elsewhere (3xx)',
  redirectsTexts: { 'own-hosts': 'We go there if it is an address of this trunk', never: 'We go nowhere' },
  redirectsHint: 'We never go to foreign addresses, and to another number only where dial permissions allow it.',
  silenceSeconds: 'Seconds to wait for the first answer',
  silenceSecondsHint: 'From 1 to 32. Then the next address or the next trunk is tried.',
  failures: 'After how many silences the trunk is unreachable',
  failuresHint: 'From 1 to 10 OPTIONS checks in a row. The first answer brings the trunk back.',
  expires: 'Seconds a registration is asked for',
  expiresHint: 'From 60 to 86400. The carrier may give less. The platform renews it by itself.',
  callerDomain: 'Domain of the shown number',
  callerDomainHint:
    'What stands behind the @. Empty: the domain we register with; without a registration the domain of the company.',
  callerDomainWrong: 'This is no domain.',
  diversion: 'Header fields with the number of the user who forwarded a call',
  passesIdentity: "Hand on signed callers' numbers to phones",
  passesIdentityHint: 'The Identity header (STIR/SHAKEN, RFC 8224), where the carrier sends it.',
  now: 'State of the trunk',
  test: 'Check the connection',
  testing: 'Checking…',
  testedNobody: 'There is nobody to ask: the name leads nowhere, or nobody has registered yet.',
  testAnswered: (answer, ms) => `answers: ${answer}, ${ms} ms`,
  testFailed: (trouble, detail) => `${trouble} (${detail})`,
  callBy: {
    title: 'Test call',
    hint: 'The chosen phone rings first. When it is answered, the number is dialled by this trunk alone. The permissions and limits of that person hold, and the carrier may charge for it.',
    nobody: 'Somebody must be signed in to a phone first.',
    whose: 'Whose phone is to ring',
    number: 'Number outside',
    ring: 'Make a test call',
    ringing: 'The phone rings. Answer it, and the number is dialled.',
    underWay: 'Answered: the trunk dials, or you are talking already. The result is shown when you hang up.',
    worked: (duration) => `It works: the other side answered, and you talked for ${duration}.`,
    failed: (result) => `It failed: ${result}.`,
    see: 'See its course and SIP',
  },
  lastError: (time, words) => `Last error, ${time}: ${words}`,
  renew: 'New credentials',
  renewQuestion: 'Make new credentials?',
  renewHint: 'The present ones stop working at once, and the far end is signed out until it has the new ones.',
  renewNo: 'Keep the present ones',
  credentialsHint: 'Enter them in the device of the far end. The password cannot be seen again.',
};
