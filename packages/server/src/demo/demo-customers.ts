/** A customer of the demo, who calls where `npm run callers` plays them. */
export type DemoCustomer = {
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  /** Whether the demo's tenant has met them: the others are strangers when they call. */
  readonly isKnown: boolean;
};

const NAMES = `Katarzyna Mazur, Marek Wójcik, Agnieszka Dąbrowska, Tomasz Lis, Ewa Pawlak, Paweł Wieczorek, Joanna Król,
  Michał Sikora, Zofia Baran, Grzegorz Szewczyk, Łucja Źrebiec, Mateusz Łuczak, Żaneta Ćwik, Święcisław Gąsior, Maria Ostrowska,
  Piotr Urbański, Halina Jasińska, Krzysztof Zawadzki, Beata Sadowska, Andrzej Duda-Nowicki, Monika Błaszczyk, Rafał Górski,
  Elżbieta Chmielewska, Wojciech Tomczak, Iwona Wróbel, Stanisław Kaczmarek, Natalia Rutkowska, Jakub Ślusarczyk, Danuta Malinowska,
  Artur Laskowski, Teresa Brzezińska, Kamil Stępień, Aleksandra Jaworska, Łukasz Gajda, Renata Polak, Dariusz Kubiak,
  Sylwia Witkowska, Adam Żak, Bożena Leśniak, Filip Czarnecki`;
/** Of the first customers, in their order. */
const COMPANIES = [
  'Zielony Ogród',
  '',
  'Kancelaria Dąbrowska',
  'Piekarnia „Świt”',
  '',
  'Auto-Serwis Wieczorek',
  '',
  '',
];

/** The people of a small town, the same in every demo. */
export const DEMO_CUSTOMERS: readonly DemoCustomer[] = NAMES.split(/,\s*/).map((name, person) => {
  const [firstName = '', lastName = ''] = name.split(' ');
  return {
    number: `+48600${String(100_000 + person * 7_919).padStart(6, '0')}`,
    firstName,
    lastName,
    company: COMPANIES[person] ?? '',
    isKnown: person % 5 !== 4,
  };
});
