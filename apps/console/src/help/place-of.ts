import type { HelpPlace } from '@wpm/ui';
import { IMPORT_PATH } from '../contacts/exchange/import-path.ts';
import { BULK_ACCOUNTS_PATH, BULK_NUMBERS_PATH } from '../bulk/bulk-paths.ts';
import type { NounKind } from '../administration/noun-kinds.ts';
import {
  ADMINISTRATION_PATH,
  AUDIT_PATH,
  CALLS_PATH,
  CRM_PATH,
  DIALLING_PATH,
  DO_NOT_CALL_PATH,
  FIRST_STEPS_PATH,
  LIVE_PATH,
  MAILS_PATH,
  PHONE_LOGS_PATH,
  SETTINGS_PATH,
} from '../frame/paths.ts';
import { callPath, KEEPING_PATH, reportPath, REPORTS_PATH, VIEWS_PATH } from '../reports/report-paths.ts';

const NOUNS: Readonly<Record<NounKind, HelpPlace>> = {
  accounts: 'administrator#accounts',
  numbers: 'administrator#numbers',
  campaigns: 'administrator#campaigns',
  outboundLists: 'administrator#outbound',
  menus: 'administrator#menus',
  classifiers: 'administrator#classifiers',
  hours: 'administrator#hours',
  holidays: 'administrator#hours',
  sounds: 'administrator#sounds',
  trunks: 'administrator#trunks',
  breaks: 'administrator#breaks',
  contacts: 'administrator#contacts',
  keys: 'administrator#crm',
  webhooks: 'administrator#crm',
  crm: 'administrator#crm',
};

const PLACES: readonly (readonly [path: string, place: HelpPlace])[] = [
  [LIVE_PATH, 'supervisor#live'],
  [CALLS_PATH, 'supervisor#calls'],
  [callPath(''), 'supervisor#one-call'],
  [reportPath('recordings'), 'supervisor#recordings'],
  [KEEPING_PATH, 'administrator#settings'],
  [VIEWS_PATH, 'supervisor#views'],
  [REPORTS_PATH, 'supervisor#reports'],
  [BULK_ACCOUNTS_PATH, 'administrator#bulk'],
  [BULK_NUMBERS_PATH, 'administrator#bulk'],
  [IMPORT_PATH, 'administrator#contacts'],
  [FIRST_STEPS_PATH, 'administrator#first-steps'],
  [CRM_PATH, 'administrator#crm'],
  [SETTINGS_PATH, 'administrator#settings'],
  [DIALLING_PATH, 'administrator#dialling'],
  [DO_NOT_CALL_PATH, 'administrator#outbound'],
  [MAILS_PATH, 'administrator#audit'],
  [PHONE_LOGS_PATH, 'administrator#phone-logs'],
  [AUDIT_PATH, 'administrator#audit'],
  [ADMINISTRATION_PATH, 'administrator#first-steps'],
  ...Object.entries(NOUNS).map(([kind, place]) => [`${ADMINISTRATION_PATH}/${kind}`, place] as const),
];
/** The longest path is the nearest. */
const NEAREST_FIRST = PLACES.toSorted(([one], [other]) => other.length - one.length);

/** Which section of the guides tells of the page at a path below `/console`. */
export function helpPlaceOf(path: string): HelpPlace {
  return NEAREST_FIRST.find(([beginning]) => path.startsWith(beginning))?.[1] ?? 'supervisor#start';
}
