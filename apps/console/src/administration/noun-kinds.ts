import type { Right } from '@wpm/contract';

/** What an administrator sets up, in the order of the navigation, each with the right to see it. */
export const NOUN_KINDS = [
  'accounts',
  'numbers',
  'campaigns',
  'outboundLists',
  'menus',
  'classifiers',
  'hours',
  'holidays',
  'sounds',
  'trunks',
  'breaks',
  'contacts',
  'keys',
  'webhooks',
  'crm',
] as const;
export type NounKind = (typeof NOUN_KINDS)[number];

export const READING: Readonly<Record<NounKind, Right>> = {
  accounts: 'directory:read',
  numbers: 'directory:read',
  campaigns: 'directory:read',
  outboundLists: 'directory:read',
  menus: 'directory:read',
  classifiers: 'directory:read',
  hours: 'directory:read',
  holidays: 'directory:read',
  sounds: 'directory:read',
  trunks: 'telephony:manage',
  breaks: 'directory:read',
  contacts: 'contacts:list',
  keys: 'keys:manage',
  webhooks: 'webhooks:manage',
  crm: 'webhooks:manage',
};

/** Where the page of a kind lives, below `/console`; `open` names the one that is open. */
export function pathOf(kind: NounKind, open?: string): string {
  return open === undefined ? `/administration/${kind}` : `/administration/${kind}?open=${open}`;
}
