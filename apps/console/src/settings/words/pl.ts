import type { TenantLanguage } from '@wpm/contract';

const languages: Record<TenantLanguage, string> = { pl: 'polski', en: 'angielski' };

/** The words of the tenant's own settings, in Polish: the original. */
export const pl = {
  heading: 'Ustawienia firmy',
  about: 'Zegar, język i kraj całej domeny oraz jak długo przechowywać nagrania.',
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
