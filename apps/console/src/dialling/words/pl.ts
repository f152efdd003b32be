import type { CountryGroup } from '@wpm/contract';

const groups: Record<CountryGroup, string> = {
  'european-union': 'Unia Europejska',
  europe: 'reszta Europy',
  'north-america': 'Ameryka Północna',
  elsewhere: 'reszta świata',
};

/** What is said of whom users may call, in Polish: the original. */
export const pl = {
  heading: 'Zasady dzwonienia',
  about:
    'Na jakie numery wolno dzwonić i ile. Chronią przed rachunkiem, gdy ktoś pozna cudze hasło. Alarmowe (112) są dozwolone zawsze i nie liczą się do limitów.',
  national: 'Numery krajowe',
  kinds: {
    landline: 'stacjonarne',
    mobile: 'komórkowe',
    free: 'bezpłatne (800)',
    shared: 'o podzielonej opłacie (801)',
    premium: 'o podwyższonej opłacie (70x)',
    other: 'inne krajowe',
  },
  abroad: 'Zagranica',
  groups,
  countries: 'Pojedyncze kraje',
  countriesHint: 'Dozwolone także wtedy, gdy ich grupy nie zaznaczono.',
  addCountry: 'Dodaj kraj',
  chooseCountry: 'wybierz',
  removeCountry: (country: string) => `Usuń: ${country}`,
  prefixes: 'Wyjątki',
  prefixesHint: 'Początek numeru z plusem, na przykład +4870. Najdłuższy pasujący rozstrzyga, przed wszystkim powyżej.',
  prefix: 'Początek numeru',
  decision: 'Czy wolno',
  decisions: { allowed: 'wolno', forbidden: 'nie wolno' },
  addPrefix: 'Dodaj wyjątek',
  removePrefix: (prefix: string) => `Usuń wyjątek ${prefix}`,
  limits: { agent: 'Limity każdej osoby', tenant: 'Limity całej firmy', trunk: 'Limity każdego łącza' },
  limitsHint: 'Puste: bez limitu. Kto przekroczy limit, usłyszy i zobaczy odmowę; trwające rozmowy toczą się dalej.',
  caps: {
    concurrent: 'Rozmów naraz',
    callsPerMinute: 'Połączeń na minutę',
    callsPerHour: 'Połączeń na godzinę',
    minutesPerHour: 'Minut rozmów na godzinę',
  },
  unlimited: 'bez limitu',
  accounts: 'Limity pojedynczych osób',
  accountsHint: 'Zamiast limitów każdej osoby: dla kogoś, kto dzwoni więcej, albo komu wolno mniej.',
  addAccount: 'Dodaj osobę',
  chooseAccount: 'wybierz',
  limitsOf: (name: string) => `Limity: ${name}`,
  removeAccount: 'Usuń własne limity',
  accountGone: 'konto, którego już nie ma',
  saved: 'Zapisano. Obowiązuje od następnego połączenia.',
};
