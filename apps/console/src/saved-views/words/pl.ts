import type { SavedViewPage } from '@wpm/contract';
import { mailing } from './mailing-pl.ts';

const pages: Record<SavedViewPage, string> = {
  'call-list': 'Połączenia',
  calls: 'Raport połączeń',
  campaigns: 'Kampanie',
  agents: 'Czas agentów',
  missed: 'Nieodebrane',
  'missed-list': 'Lista nieodebranych',
  recalls: 'Recalle',
  quality: 'Jakość dźwięku',
  offers: 'Propozycje połączeń',
  recordings: 'Nagrania',
};

/** The words of saved views, in Polish: the original. */
export const pl = {
  mailing,
  views: 'Widoki',
  heading: 'Zapisane widoki',
  about:
    'Filtry, kolumny, grupowanie i sortowanie zapisane pod nazwą. Okres taki jak „ostatnie 7 dni” liczy się zawsze od dnia, w którym widok otwierasz.',
  keep: 'Zapisz ten widok',
  all: 'Wszystkie widoki',
  own: 'Twoje',
  others: 'Udostępnione',
  none: 'Nie ma jeszcze żadnego',
  pages,
  name: 'Nazwa',
  nameHint: 'Na przykład: Infolinia, ostatnie 7 dni',
  nameMissing: 'Podaj nazwę.',
  shared: 'Udostępnij wszystkim, którzy widzą raporty',
  sharedHint: 'Każdy zobaczy w nim tylko to, do czego ma dostęp.',
  replaces: 'Masz już widok o tej nazwie. Zostanie zastąpiony.',
  save: 'Zapisz',
  replace: 'Zastąp',
  cancel: 'Anuluj',
  headings: ['Nazwa', 'Strona', 'Właściciel', 'Dostęp', 'E-mail', 'Działania'],
  you: 'Ty',
  sharedState: 'udostępniony',
  privateState: 'tylko Twój',
  change: 'Zmień',
  changeOf: (name: string) => `Zmień widok ${name}`,
  remove: 'Usuń',
  removeOf: (name: string) => `Usuń widok ${name}`,
  removeTitle: (name: string) => `Usunąć widok „${name}”?`,
  removeHint: 'Jego adres przestanie działać. Danych w raportach to nie zmienia.',
  removeSharedHint:
    'Zniknie wszystkim, którzy go widzą, a jego adres przestanie działać. Danych w raportach to nie zmienia.',
  empty: 'Nie ma jeszcze zapisanych widoków',
  emptyHint: 'Otwórz raport, ustaw filtry i wybierz „Widoki”, a potem „Zapisz ten widok”.',
  gone: 'Nie ma takiego widoku',
  goneHint: 'Usunięto go albo nie jest Ci już udostępniony.',
  reading: 'Wczytywanie widoków',
  saved: (name: string) => `Zapisano widok „${name}”.`,
};
