/** What the diagnostics say, in Polish: the original. Loaded with them, not with the first screen. */
export const pl = {
  mos: 'Szacowana jakość rozmowy (MOS)',
  mosOf: (value: string) => `${value} z 5`,
  mosExplained:
    'Ocena od 1 (nie da się rozmawiać) do 4,4 (jak w dobrym telefonie), szacowana ze strat, jittera i opóźnienia według modelu E (ITU-T G.107, uproszczony). Nie mierzy tego, co zostało powiedziane.',
  grades: { good: 'dobra', fair: 'zadowalająca', poor: 'słaba', bad: 'zła' },
  explain: (name: string) => `Co to jest: ${name}`,
  inbound: 'Od rozmówcy',
  outbound: 'Do rozmówcy',
  both: 'Tam i z powrotem',
  unknown: 'brak danych',
  over: 'ponad normę',
  measures: {
    lossPercent: {
      name: 'Straty pakietów',
      limit: 'Nie powinny występować',
      explained:
        'Ile informacji nie dociera do adresata. Przy stratach słychać przerwy i zniekształcenia, a połączenie może zostać zerwane. Pomaga lepszy zasięg Wi-Fi lub sieci komórkowej.',
    },
    jitterMs: {
      name: 'Jitter',
      limit: 'Nie więcej niż 30 ms',
      explained:
        'Jak bardzo zmienia się opóźnienie kolejnych pakietów. Im wyższa wartość, tym gorsza jakość: głos bywa poszarpany. Często winna jest przeciążona sieć, na przykład duże pobieranie obok.',
    },
    rttMs: {
      name: 'Opóźnienie RTT',
      limit: 'Nie więcej niż 250 ms',
      explained:
        'Czas, w jakim pakiet pokonuje drogę do serwera i z powrotem. Im wyższe opóźnienie, tym częściej rozmówcy wchodzą sobie w słowo.',
    },
  },
  chart: (name: string, average: string, worst: string) =>
    `${name} w czasie rozmowy: średnio ${average}, najwięcej ${worst}`,
  stored: 'Dane są przechowywane tylko na tym urządzeniu.',
  waiting: 'Pierwsze dane pojawią się za chwilę.',
  export: 'Zapisz jako Excel',
  exportFailed: 'Nie udało się zapisać pliku. Spróbuj ponownie.',
  file: 'diagnostyka',
  workbook: {
    summary: 'Podsumowanie',
    samples: 'Próbki',
    call: 'Połączenie',
    party: 'Rozmówca',
    number: 'Numer',
    started: 'Rozpoczęcie',
    seconds: 'Czas pomiaru [s]',
    measure: 'Parametr',
    direction: 'Kierunek',
    limit: 'Norma',
    average: 'Średnio',
    worst: 'Najwięcej',
    secondsOver: 'Sekundy ponad normę',
    mos: 'MOS (szacowany)',
    marked: 'Wartości ponad normę są zaznaczone.',
    time: 'Czas',
    second: 'Sekunda',
  },
};
