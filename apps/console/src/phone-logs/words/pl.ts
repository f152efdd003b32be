/** What the page of logs from phones says, in Polish: the original. */
export const pl = {
  heading: 'Logi telefonów',
  about:
    'Zapisy pracy aplikacji, które użytkownicy wysłali w ciągu ostatnich 30 dni (Ustawienia → Ogólne → Wyślij logi). Bez numerów i nazwisk rozmówców.',
  search: 'Numer logu',
  searchHint: 'np. K7-3FQ9',
  headings: ['Numer', 'Kiedy', 'Kto', 'Urządzenie', 'Wersja', 'Co się stało', 'Plik'],
  download: 'Pobierz',
  downloadOf: (reference: string) => `Pobierz log ${reference}`,
  empty: 'Nikt nie wysłał jeszcze logów',
  emptyHint: 'Gdy telefon komuś nie działa, poproś o wysłanie logów i o numer, który się wtedy pokaże.',
  notFound: 'Nie ma logu o tym numerze',
  notFoundHint: 'Sprawdź numer. Logi starsze niż 30 dni są usuwane.',
};
