/** The words of charts, in Polish: the original. */
export const charts = {
  serviceLevel: 'Poziom obsługi; wszystkie liczby są w tabeli pod wykresem',
  agents: 'Czas agentów według statusu; wszystkie liczby są w tabeli pod wykresem',
  idle: 'Wolny',
  calls: 'Dzwoni i rozmawia',
  wrapUp: 'Po rozmowie',
  breaks: 'Przerwy',
};
