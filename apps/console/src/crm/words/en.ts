import type { CrmWords } from './crm-words.ts';

export const en: CrmWords = {
  heading: 'Phone in the CRM',
  about: 'The phone in pages of your CRM, the customer’s page at a call, and a bookmark to call by.',
  origins: 'Pages that may show the phone',
  originsHint: 'One a line: https://crm.example, without a path. No others show it. None: the phone stands by itself.',
  template: 'Address of a customer in the CRM',
  templateHint: (names) =>
    `Such as https://crm.example/search?phone={number}. The phone shows it at every call. You can use: ${names}. Empty: no link.`,
  when: 'When the customer’s page opens',
  whenTexts: {
    link: 'when the agent presses the link',
    answer: 'when the agent answers',
    ended: 'when the call is over',
  },
  whenHint:
    'An agent may change it on their device. Where the customer hangs up, the browser may block the window; the link stays.',
  saved: 'Saved. Pages that are open see it when they are reloaded.',
  readOnly: 'An administrator changes them.',
  badLine: (line) => `This is no address of a page: ${line}`,
  bookmark: 'Bookmark: call the selected number',
  bookmarkHint:
    'Drag it to the bookmarks bar. Then select a number on any page and click the bookmark: the phone opens and asks whether to call.',
  bookmarkName: 'Call',
  bookmarkAsk: 'Phone number',
  bookmarkNone: 'This is no phone number.',
  bookmarkCode: 'Or copy its address',
  bookmarkCopy: 'Copy the bookmark’s address',
};
