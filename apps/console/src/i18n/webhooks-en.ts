import { counting } from '@wpm/ui';
import type { ConsoleWords } from './console-words.ts';

const count = counting('en');

const answered = (status: number | null, error: string | null) =>
  [status, error].filter((part) => part !== null).join(', ');

export const webhooks: ConsoleWords['webhooks'] = {
  eventNames: {
    'call.created': 'Call started',
    'call.offered': 'Call offered to an agent',
    'call.answered': 'Call answered',
    'call.held': 'Call put on hold',
    'call.transferred': 'Call transferred',
    'call.ended': 'Call ended',
    'call.classified': 'Call classified',
    'recording.ready': 'Recording ready',
    'missed.created': 'New missed call',
    'missed.resolved': 'Missed call resolved',
    'message.left': 'Message left',
    'agent.status': 'Status of an agent',
    'contact.changed': 'Contact changed',
  },
  states: { waiting: 'waiting', delivered: 'delivered', dead: 'not delivered' },
  eventsMore: (first, more) => `${first} and ${more} more`,
  enabledMark: 'sending',
  disabledMark: 'stopped',
  hasDead: 'some not delivered',
  name: 'Name',
  url: 'Address',
  urlHint: 'Events are sent there (POST, JSON). The address must name no user and password.',
  events: 'Events',
  enabled: 'Send',
  enabledHint: 'While off, new events are not written down, and those that wait go out once it is on again.',
  secret: 'Signing secret',
  copySecret: 'Copy the secret',
  secretHint: 'Copy the secret now: it will not be shown again.',
  secretUse:
    'With it the receiver checks that an event came from us and was not changed: header “webhook-signature” (Standard Webhooks, HMAC-SHA-256).',
  renew: 'Make a new secret',
  renewQuestion: 'Make a new secret?',
  renewHint:
    'The new one signs events at once, the old one beside it for the time you choose: as long as you have for the change at the receiver. A secret that was old already ends now.',
  renewNo: 'Leave it',
  overlap: 'The old one works for another',
  overlaps: { '0': 'not at all: it ends now', '1': 'hour', '24': 'day', '72': '3 days', '168': 'week' },
  oldSecretUntil: (at) => `The old secret works until ${at}.`,
  test: 'Send a test event',
  testing: 'Sending…',
  testHint: 'The saved address gets a “webhook.test” event at once.',
  testDelivered: (status) => `Delivered, answered ${status}.`,
  testFailed: (status, error) => `Not delivered: ${answered(status, error)}.`,
  log: 'Events sent',
  show: 'Show',
  anyState: 'All',
  refresh: 'Refresh',
  nothingSent: 'There is nothing of the kind.',
  tries: (tries) => count(tries, { one: 'try', other: 'tries' }),
  lastAnswer: (status, error) => `Last answer: ${answered(status, error)}`,
  nextTry: (at) => `Next try: ${at}`,
  replay: 'Send again',
};
