/** As what a call is made, in Polish: the original. */
export const pl = {
  label: (number: string) => `Dzwonisz jako; klient zobaczy ${number}`,
  outside: 'Poza kampanią',
  ofLine: 'numer linii',
  noOutside: 'Poza kampanią: nie masz numeru miejskiego',
};
