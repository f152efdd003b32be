/** Hold, consultation, transfer (F31–F33), in Polish: the original. */
export const pl = {
  hold: 'Wstrzymaj',
  retrieve: 'Wznów',
  consult: 'Konsultacja',
  transfer: 'Przekaż',
  longHold: 'Rozmówca czeka już ponad minutę. Wznów rozmowę i powiedz mu, co dalej.',
  title: { consult: 'Konsultacja', transfer: 'Przekaż połączenie' },
  explained: {
    consult: 'Wpisz numer wewnętrzny współpracownika lub inny numer. Rozmówca usłyszy muzykę.',
    transfer:
      'Wpisz numer wewnętrzny współpracownika lub inny numer. Jeśli nikt nie odbierze, połączenie wróci do Ciebie.',
  },
  go: { consult: 'Zadzwoń', transfer: 'Przekaż' },
  refused: {
    hold: 'Nie wstrzymano połączenia.',
    retrieve: 'Nie wznowiono połączenia.',
    consult: 'Konsultacja się nie rozpoczęła.',
    transfer: 'Połączenie nie zostało przekazane i jest nadal u Ciebie.',
    back: 'Konsultacja trwa nadal.',
    swap: 'Nie zamieniono rozmówców.',
    join: 'Nie połączono rozmówców.',
    complete: 'Połączenie nie zostało przekazane i jest nadal u Ciebie.',
  },
  consultation: {
    label: 'Uczestnicy',
    customer: 'Rozmówca',
    consulted: 'Konsultant',
    parts: {
      talks: 'rozmawia z Tobą',
      waits: 'czeka, słyszy muzykę',
      rings: 'dzwoni…',
      gone: 'rozłączył się',
      'with-you': 'zostaje na linii',
    },
    back: 'Wróć',
    swap: 'Zamień',
    join: 'Połącz',
    complete: 'Przekaż',
    customerGone: 'Rozmówca się rozłączył. Dokończ rozmowę z konsultantem i rozłącz się.',
  },
};
