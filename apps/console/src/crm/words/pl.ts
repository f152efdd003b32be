/** The words of what has to do with a CRM, in Polish: the original. */
export const pl = {
  heading: 'Telefon w CRM',
  about: 'Telefon na stronie CRM, strona klienta przy połączeniu i zakładka do dzwonienia.',
  origins: 'Strony, które mogą pokazać telefon',
  originsHint:
    'Po jednej w wierszu: https://crm.example, bez ścieżki. Inne strony go nie pokażą. Żadnej: telefon działa tylko sam.',
  template: 'Adres strony klienta w CRM',
  templateHint: (names: string) =>
    `Na przykład https://crm.example/szukaj?tel={number}. Telefon pokazuje go przy każdym połączeniu. Można użyć: ${names}. Puste: bez odnośnika.`,
  when: 'Kiedy otworzyć stronę klienta',
  whenTexts: { link: 'gdy agent naciśnie odnośnik', answer: 'gdy agent odbierze', ended: 'po zakończeniu rozmowy' },
  whenHint:
    'Agent może to zmienić na swoim urządzeniu. Gdy rozłącza się klient, przeglądarka może zablokować okno; odnośnik zostaje.',
  saved: 'Zapisano. Otwarte strony zobaczą to po odświeżeniu.',
  readOnly: 'Zmienia je administrator.',
  badLine: (line: string) => `To nie jest adres strony: ${line}`,
  bookmark: 'Zakładka: zadzwoń na zaznaczony numer',
  bookmarkHint:
    'Przeciągnij ją na pasek zakładek. Potem zaznacz numer na dowolnej stronie i kliknij zakładkę: otworzy się telefon i zapyta, czy zadzwonić.',
  bookmarkName: 'Zadzwoń',
  bookmarkAsk: 'Numer telefonu',
  bookmarkNone: 'To nie jest numer telefonu.',
  bookmarkCode: 'Albo skopiuj jej adres',
  bookmarkCopy: 'Kopiuj adres zakładki',
};
