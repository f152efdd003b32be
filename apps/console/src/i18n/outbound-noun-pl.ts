/** Polish words of the page of outbound lists. */
export const outboundLists = {
  heading: 'Listy wychodzące',
  about: 'Klienci, do których dzwoni kampania: najpierw pokazani agentowi albo wybierani po jednym dla wolnego.',
  one: 'Lista wychodząca',
  create: 'Dodaj listę',
  made: 'Dodano listę. Otwórz ją, aby zaimportować klientów.',
  name: 'Nazwa',
  searchHint: 'Część nazwy',
  empty: 'Nie ma jeszcze żadnej listy',
  emptyHint: 'Dodaj listę, a potem zaimportuj klientów z pliku.',
  removeQuestion: (name: string) => `Usunąć listę „${name}”?`,
  removeHint: 'Znikną jej klienci i wyniki; połączenia i raporty zostaną. Tego nie cofniesz.',
  columns: { campaign: 'Kampania', mode: 'Sposób dzwonienia', state: 'Stan' },
};
