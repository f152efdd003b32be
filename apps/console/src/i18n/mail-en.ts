import type { ConsoleWords } from './console-words.ts';

/** Mail to the tenant's people. */
export const mail: ConsoleWords['mail'] = {
  heading: 'Mail',
  about:
    'Messages to users of the last 30 days and what came of them. Nobody but the recipient sees the links in them.',
  noServer:
    'The operator has set no mail server (WPM_SMTP). Messages go into a folder on the server: the operator finds them by “outbox”.',
  empty: 'No message was sent yet',
  emptyHint: 'Invitations, links for a new password and confirmations of addresses will stand here.',
  headings: ['Message', 'User', 'Address', 'When', 'State', 'Actions'],
  kinds: {
    invitation: 'Invitation',
    'password-reset': 'New password',
    'email-change': 'Confirm the address',
    'email-changed': 'Address was changed',
    report: 'Report',
  },
  states: { waiting: 'Waits to be sent', sent: 'Sent', replaced: 'Replaced by a newer one', dead: 'Not sent' },
  again: (time) => `Next try: ${time}`,
  said: (error) => `Mail server: ${error}`,
  retry: 'Send again',
  refresh: 'Refresh',
  confirmHeading: 'Confirm your e-mail address',
  confirm: 'Confirm',
  confirmed: (email) => `The address of your account is ${email} now.`,
};
