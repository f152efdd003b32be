/** Polish words of the status. */
export const pl = {
  title: 'Status',
  change: (status: string) => `Status: ${status}. Zmień`,
  nextOne: (later: string | undefined) =>
    later === undefined ? 'Status po rozmowie' : `Status po rozmowie, ${later}. Zmień`,
  later: (status: string) => `potem: ${status}`,
  afterCall: 'Trwa rozmowa. Wybrany status zacznie się po niej.',
  classify: 'Sklasyfikuj rozmowę',
  wantWrapUp: 'Potrzebuję czasu po tej rozmowie',
  endWrapUp: 'Zakończ „Po rozmowie”',
  campaigns: 'Kampanie, w których pracuję',
  mandatory: 'obowiązkowa',
  noneTicked: 'Żadna nie jest zaznaczona: w kolejce nie przyjdzie żadne połączenie z kampanii.',
  breaks: 'Przerwy',
  planned: (minutes: number) => `${minutes} min`,
  noBreaks: 'Administrator nie dodał jeszcze żadnej przerwy.',
  chosen: { 'signed-out': 'Wylogowany', ready: 'Gotowy', 'in-queue': 'W kolejce', break: 'Przerwa' },
  activity: {
    ringing: 'Dzwoni',
    'in-call': 'Zajęty',
    'wrap-up': 'Po rozmowie',
    'not-answering': 'Nie odpowiada',
    unreachable: 'Bez łączności',
  },
};
