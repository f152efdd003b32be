import type { StepKind } from '../steps.ts';

type StepWords = {
  readonly heading: string;
  /** What it is for and how it is done, while it is not. */
  readonly hint: string;
  /** The link to where it is done; null where it is done elsewhere. */
  readonly link: string | null;
};

const steps: Record<StepKind, StepWords> = {
  licences: {
    heading: 'Licencje',
    hint: 'Potrzebne są miejsca „agent” lub „UC” oraz „WebPhone Mobile”. Nadaje je operator platformy: poproś go o nie.',
    link: 'Zobacz licencje',
  },
  agent: {
    heading: 'Konto agenta',
    hint: 'Dodaj konto z telefonem WebPhone Mobile i przekaż agentowi link zaproszenia: po nim ustawi własne hasło.',
    link: 'Konta',
  },
  hours: {
    heading: 'Godziny pracy',
    hint: 'Dodaj godziny, a potem wybierz je w kampanii. Bez nich kampania jest otwarta zawsze.',
    link: 'Godziny pracy',
  },
  campaign: {
    heading: 'Kampania z agentem',
    hint: 'To kolejka, w której czekają klienci. Dodaj kampanię i wskaż w niej agentów, którzy odbierają.',
    link: 'Kampanie',
  },
  trunk: {
    heading: 'Łącze do sieci telefonicznej',
    hint: 'Wpisz dane od dostawcy telefonii. Krok zaliczy się, gdy łącze będzie gotowe.',
    link: 'Łącza',
  },
  number: {
    heading: 'Numer prowadzi do kampanii',
    hint: 'Dodaj numer przydzielony przez dostawcę telefonii i wybierz, że prowadzi do kampanii.',
    link: 'Numery',
  },
  phone: {
    heading: 'Telefon agenta zalogowany',
    hint: 'Agent otwiera link zaproszenia, ustawia hasło i loguje się do telefonu w przeglądarce. Na komórce szybciej: niech zeskanuje kod QR, który pokażesz na jego koncie.',
    link: 'Zaproszenie i kod QR',
  },
  'test-call': {
    heading: 'Połączenie próbne',
    hint: 'Zadzwoni telefon agenta. Po odebraniu agent usłyszy to, co sam powie: to sprawdza telefon, sieć i dźwięk w obie strony.',
    link: null,
  },
  customer: {
    heading: 'Pierwsza rozmowa z klientem',
    hint: 'Agent wybiera w telefonie status „W kolejce”, a Ty dzwonisz z własnej komórki na numer kampanii.',
    link: null,
  },
};

/** The words of the guide, in Polish: the original. */
export const pl = {
  heading: 'Pierwsze kroki',
  about: 'Od pustej firmy do pierwszej rozmowy. Kroki zaliczają się same, gdy platforma widzi, że coś jest zrobione.',
  loading: 'Sprawdzam, co już jest zrobione…',
  failed: 'Nie udało się sprawdzić, co jest zrobione',
  progress: (done: number, of: number) => `Zrobione: ${done} z ${of}`,
  ready: 'Wszystko gotowe. Klienci mogą dzwonić.',
  done: 'Zrobione',
  open: 'Do zrobienia',
  optional: 'nieobowiązkowe',
  hide: 'Ukryj przewodnik',
  hidden: 'Przewodnik jest ukryty w menu Administracji. Zawsze znajdziesz go w menu swojego konta.',
  show: 'Pokaż w menu Administracji',
  call: (numbers: string) => `Zadzwoń na: ${numbers}`,
  see: 'Zobacz to połączenie',
  steps,
  test: {
    whose: 'Czyj telefon ma zadzwonić',
    nobody: 'Najpierw ktoś musi być zalogowany do telefonu.',
    ring: (name: string) => `Zadzwoń próbnie: ${name}`,
    ringing: 'Dzwoni telefon agenta. Odbierz go.',
    talking: 'Odebrano: powiedz coś do telefonu, usłyszysz siebie. Potem się rozłącz, a pojawi się wynik.',
    failed: (result: string) => `Nie wyszło: ${result}. Sprawdź telefon i spróbuj ponownie.`,
    worked: (duration: string) => `Działa. Rozmowa trwała ${duration}.`,
    sound: (mos: string) => `Jakość dźwięku: ${mos} w skali od 1 do 4,5.`,
    unmeasured: 'Jakości dźwięku nie zmierzono: rozmowa była za krótka.',
    poor: 'Dźwięk może się rwać: sprawdź sieć agenta.',
    see: 'Zobacz połączenie próbne',
  },
};
