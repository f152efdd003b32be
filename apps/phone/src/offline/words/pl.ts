/** What the phone says without a connection, in Polish. */
export const pl = {
  noNetwork: 'Nie ma Internetu, więc nie można dzwonić.',
  noPlatform: 'Serwer nie odpowiada, więc nie można dzwonić.',
  works: 'Listy pokazują ostatni znany stan.',
  asOf: (when: string) => `Stan: ${when}.`,
};
