import type { OutboundWords } from './outbound-words.ts';

/** English words of outbound lists. */
export const en: OutboundWords = {
  title: 'Next customer',
  card: 'Customer details from the list',
  facts: { campaign: 'Campaign', list: 'List', externalId: 'Identifier', attempts: 'Calls so far' },
  left: (time) => `Time to decide: ${time}`,
  call: 'Call',
  skip: 'Skip',
  skipBecause: {
    later: 'Call later',
    'wrong-data': 'Wrong data',
    'already-settled': 'Settled already',
  },
  show: (name) => `Next customer: ${name}`,
  calling: (name) => `Calling: ${name}`,
  next: (list) => `Next customer in a moment (${list})`,
  standings: {
    calling: (list) => `Waiting for a customer of ${list}`,
    'out-of-hours': (list) => `${list}: customers are not called at this time`,
    'over-limit': (list) => `${list}: paused until tomorrow, too many abandoned calls`,
  },
};
