/** What is said of calls that are answered by themselves, in Polish: the original. */
export const pl = {
  name: 'Automatyczne odbieranie połączeń',
  explained: 'Połączenie odbierze się samo, po krótkim sygnale, jeśli nie trwa inne i aplikacja może używać mikrofonu.',
  after: 'Po ilu sekundach',
  seconds: (seconds: string) => `${seconds} s`,
  settled: {
    always: 'Automatyczne odbieranie włączył administrator.',
    never: 'Automatyczne odbieranie wyłączył administrator.',
  },
  mark: 'Automatyczne odbieranie jest włączone',
  soon: (seconds: number) => (seconds === 0 ? 'Odbieram automatycznie' : `Odbiorę automatycznie po ${seconds} s`),
  notSoon: 'Nie odbiorę automatycznie: nie ma zgody na mikrofon',
};
