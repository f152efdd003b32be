import type { MyOfferWords } from './my-offer-words.ts';

/** Why the phone rang or did not, in English. */
export const en: MyOfferWords = {
  hint: 'Calls of queues that were offered to you in the last week: whether the phone rang, and if not, why.',
  none: 'No queue has offered you a call in the last week.',
  offline: 'There is no connection. The list may be out of date.',
  loading: 'Loading…',
  more: 'Show more',
  anyCampaign: 'Queue',
  verdicts: {
    answered: 'Rang, answered',
    rejected: 'Rang, rejected',
    'not-answered': 'Rang, not answered',
    taken: 'Rang, somebody else answered',
    abandoned: 'Rang, the customer hung up',
    'abandoned-before-ringing': 'The customer hung up before it rang',
    withdrawn: 'Your status changed before it rang',
    'no-phone': 'Did not ring: the phone was closed and notifications are off. Turn them on.',
    'push-failed': 'Did not ring: the push service took no message. Turn notifications off and on again.',
    asleep: 'Did not ring: the device did not wake. Turn battery saving off for this application.',
    'not-registered': 'Did not ring: the phone woke and did not connect in time. Check the reception.',
    silent: 'Did not ring: the phone was connected and did not respond. Tell your administrator.',
    declined: 'Rejected in the notification',
    ringing: 'Still ringing',
  },
  rangAfter: (seconds) => `Rang after ${seconds} s`,
  wokeAfter: (seconds) => `woke after ${seconds} s`,
  check: 'Check the phone',
};
