import type { StationWords } from './station-words.ts';

/** What is said of phones of other makers, in English. */
export const en: StationWords = {
  heading: 'Phones of other makers',
  about:
    'A desk phone or a softphone beside the app. All phones of a user ring together. Each has credentials of its own.',
  notForAgents:
    'PBX and UC users have such phones. An agent account calls from the app; change the kind of account and save to connect a desk phone.',
  licenceOver: (licence) =>
    `The licence ${licence} of your company has expired or is missing: these phones cannot sign in until your operator renews it.`,
  accountOff: 'The account is disabled: its phones cannot sign in until you enable it.',
  none: 'This account has no such phones.',
  add: 'Add a phone',
  nameOf: 'Name of the phone',
  nameHint: 'For example: Reception, Phone in the hall. The list and the audit log call it so.',
  nameMissing: 'Give this phone a name.',
  make: 'Make credentials',
  save: 'Save',
  cancel: 'Cancel',
  off: 'switched off',
  away: 'not connected',
  connected: (since) => `connected since ${since}`,
  place: (transport, address) => `${transport}, from ${address}`,
  silent: 'the device does not say what it is',
  state: 'State',
  device: 'Device',
  authUser: 'Authentication user',
  madeAt: 'Added',
  enabled: 'The phone works',
  enabledHint:
    'Switched off, it is disconnected at once and cannot sign in, and keeps its credentials. A running call goes on.',
  renew: 'New password',
  renewQuestion: (name) => `A new password for the phone “${name}”?`,
  renewHint:
    'The present password stops working at once and the phone is disconnected: it does not ring until the new one is typed into it. A running call goes on.',
  renewNo: 'Keep the present one',
  remove: 'Remove the phone',
  removeQuestion: (name) => `Remove the phone “${name}”?`,
  removeLast:
    'It is the only connected phone of this account: once it is removed, and the user has no app open, calls to them follow the forwarding “unavailable”.',
  removeHint:
    'Its credentials stop working at once and cannot be brought back; a running call goes on. The account, its numbers and the app stay. You can also just switch it off.',
  removeNo: 'Keep',
  accessOf: (name) => `What to type into the phone “${name}”`,
  once: 'The password is shown only now. Type it into the phone, copy it, or print this page.',
  transport: 'Connection',
  transports: { tls: 'TLS (encrypted)', tcp: 'TCP', udp: 'UDP' },
  transportHint: 'The first of the list is the safest. Take another if the phone does not know it.',
  sheet: 'Credentials of the phone',
  fields: {
    domain: 'Domain',
    user: 'User',
    authUser: 'Authentication user',
    password: 'Password',
    proxy: 'Outbound proxy',
    transport: 'Transport',
  },
  calledOnPhones: 'Phones call it:',
  oneField: 'If the phone has but one field for a user, type the authentication user into it.',
  tryOut: 'Try it: call 600 from the phone. You hear your own voice.',
  copyOf: (what) => `Copy: ${what}`,
  copyAll: 'Copy everything',
  copied: 'Copied.',
  print: 'Print',
  done: 'Done',
  reading: 'Reading…',
};
