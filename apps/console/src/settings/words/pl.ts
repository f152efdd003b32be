import type { MissedList, TenantLanguage } from '@wpm/contract';

const languages: Record<TenantLanguage, string> = { pl: 'polski', en: 'angielski' };

/** Whose missed calls an agent sees. */
const missedLists: Record<MissedList, string> = {
  everybody: 'wszystkich',
  'own-campaigns': 'tylko z jego kampanii i na jego numer',
};

/** The words of the tenant's own settings, in Polish: the original. */
export const pl = {
  heading: 'Ustawienia firmy',
  about: 'Zegar, język i kraj całej domeny, zasady dla agentów oraz jak długo przechowywać nagrania.',
  domain: (domain: string) => `Domena: ${domain}`,
  company: 'Firma',
  name: 'Nazwa firmy',
  nameHint: 'Widzą ją osoby, które zapraszasz.',
  timeZone: 'Strefa czasowa',
  timeZoneHint: 'Według niej konsola podaje dni i godziny, a raporty je liczą.',
  language: 'Język',
  languageHint: 'W nim piszemy do osób, które nie wybrały jeszcze swojego.',
  languages,
  country: 'Numer kierunkowy kraju',
  countryHint: 'Bez plusa, na przykład 48. Tak rozumiemy numery wybierane bez kierunkowego.',
  agents: 'Agenci',
  grace: 'Czekanie na utracone połączenie z telefonem (s)',
  graceHint: 'Tyle agent zachowuje status bez łączności; potem połączenia idą gdzie indziej.',
  notAnswering: 'Przerwa po nieodebranym (s)',
  notAnsweringHint: 'Tyle agent „nie odpowiada” i nie dostaje połączeń z kampanii.',
  unanswered: 'Nieodebrane z rzędu, po których agent wypada z kolejki',
  unansweredHint: 'Dostaje o tym powiadomienie. Puste: nigdy.',
  inactive: 'Wyloguj agenta bez telefonu po (godzinach)',
  inactiveHint: 'Kto zamknął telefon bez wylogowania, nie zostaje w kolejce na noc. Puste: nigdy.',
  never: 'nigdy',
  missedList: 'Nieodebrane w telefonie agenta',
  missedListHint: 'Połączenia na cudze numery miejskie widzi wtedy tylko ich właściciel.',
  missedLists,
  saved: 'Zapisano.',
  zoneQuestion: (zone: string) => `Zmienić strefę czasową na ${zone}?`,
  zoneQuestionHint:
    'Dni we wszystkich raportach, także dawnych, zostaną policzone na nowo według nowego zegara. Przy długiej historii trwa to do kilku minut. Możesz wrócić do poprzedniej strefy tak samo.',
  zoneNo: 'Zostaw',
  zoneYes: 'Zmień strefę',
  retention: 'Przechowywanie nagrań',
  supervision: 'Nadzór rozmów',
  readOnly: 'Zmienia je administrator.',
};
