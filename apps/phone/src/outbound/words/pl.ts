/** Polish words of outbound lists. */
export const pl = {
  title: 'Następny klient',
  card: 'Dane klienta z listy',
  facts: { campaign: 'Kampania', list: 'Lista', externalId: 'Identyfikator', attempts: 'Dotychczasowe próby' },
  left: (time: string) => `Do decyzji: ${time}`,
  call: 'Zadzwoń',
  skip: 'Pomiń',
  skipBecause: {
    later: 'Zadzwonimy później',
    'wrong-data': 'Błędne dane',
    'already-settled': 'Sprawa już załatwiona',
  },
  show: (name: string) => `Następny klient: ${name}`,
  calling: (name: string) => `Dzwonimy: ${name}`,
  next: (list: string) => `Następny klient za chwilę (${list})`,
  standings: {
    calling: (list: string) => `Czekasz na klienta z listy ${list}`,
    'out-of-hours': (list: string) => `Lista ${list}: o tej porze nie dzwonimy`,
    'over-limit': (list: string) => `Lista ${list}: wstrzymana do jutra, za dużo połączeń porzuconych`,
  },
};
