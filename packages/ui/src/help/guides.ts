import type { Language } from '../i18n/languages.ts';

/** The guides of docs/help and the places of their sections, the same in every language (`## Title {#place}`). */
export const GUIDES = {
  agent: [
    'login',
    'readiness',
    'status',
    'calling',
    'incoming',
    'in-call',
    'handing-on',
    'wrap-up',
    'missed',
    'recalls',
    'outbound',
    'my-calls',
    'contacts',
    'settings',
    'forwarding',
    'no-ring',
  ],
  supervisor: [
    'start',
    'live',
    'alarms',
    'status',
    'give',
    'listen',
    'calls',
    'reports',
    'recalls',
    'one-call',
    'export',
    'views',
    'recordings',
  ],
  administrator: [
    'first-steps',
    'accounts',
    'stations',
    'campaigns',
    'numbers',
    'hours',
    'menus',
    'sounds',
    'trunks',
    'dialling',
    'breaks',
    'classifiers',
    'outbound',
    'contacts',
    'crm',
    'settings',
    'bulk',
    'audit',
    'phone-logs',
  ],
  operator: ['start', 'certificate', 'tenant', 'licences', 'leaving', 'backup', 'health', 'trouble'],
} as const;
type Guide = keyof typeof GUIDES;

/** A section of a guide, as screens name it: `agent#status`. */
export type HelpPlace = { [Name in Guide]: `${Name}#${(typeof GUIDES)[Name][number]}` }[Guide];

/** Where the platform serves a section, in the user's language. */
export function helpAddress(language: Language, place: HelpPlace): string {
  return `/help/${language}/${place.replace('#', '.html#')}`;
}
