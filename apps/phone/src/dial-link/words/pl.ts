/** What is asked about the number of a link, in Polish: the original. */
export const pl = {
  title: 'Zadzwonić?',
  asks: 'Link, który otwarto, prosi o połączenie z numerem:',
  yes: 'Zadzwoń',
  no: 'Nie dzwoń',
};
