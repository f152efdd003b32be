import { counting } from '@wpm/ui';

const count = counting('pl');
const rows = (number: number) => count(number, { one: 'pozycja', few: 'pozycje', many: 'pozycji', other: 'pozycji' });

/** The words of changing many at once, in Polish: the original. */
export const pl = {
  link: 'Zmień wiele naraz',
  heading: 'Zmień wiele naraz',
  who: 'Które',
  search: 'Szukaj',
  all: (shown: number) => `Wszystkie widoczne (${shown})`,
  nothing: 'Nie ma tu jeszcze nic, co można zmienić.',
  chosen: (number: number) => `Wybrano: ${rows(number)}.`,
  what: 'Co zmienić',
  deed: 'Zmiana',
  value: 'Na co',
  choose: 'wybierz…',
  yes: 'tak',
  no: 'nie',
  none: 'brak',
  deeds: {
    enabled: 'Konto włączone',
    kind: 'Rodzaj konta',
    seat: 'Miejsce licencji WebPhone Mobile',
    permit: 'Dodaj uprawnienie',
    forbid: 'Odbierz uprawnienie',
    join: 'Dodaj do kampanii',
    leave: 'Usuń z kampanii',
    inUse: 'Numer włączony',
    toCampaign: 'Prowadzi do kampanii',
    toMenu: 'Prowadzi do menu głosowego',
    toNowhere: 'Nie prowadzi nigdzie',
  },
  plan: 'Co się zmieni',
  unchanged: (number: number) => `Bez zmian, bo już tak jest: ${rows(number)}.`,
  name: 'Nazwa',
  before: 'Było',
  after: 'Będzie',
  result: 'Wynik',
  change: (number: number) => `Zmień (${number})`,
  question: (number: number) => `Zmienić: ${rows(number)}?`,
  questionHint: 'Każda zmiana stanie w dzienniku zmian osobno. Cofniesz je w ten sam sposób.',
  leave: 'Zostaw',
  outcome: 'Co się stało',
  running: (done: number) => `Gotowe: ${done}…`,
  done: (changed: number, refused: number) =>
    refused === 0 ? `Zmieniono: ${rows(changed)}.` : `Zmieniono: ${rows(changed)}. Odmówiono: ${rows(refused)}.`,
  changed: 'zmieniono',
};
