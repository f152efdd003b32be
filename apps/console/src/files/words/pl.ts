/** Polish words of files that are read. */
export const pl = {
  truth: { yes: 'tak', no: 'nie' },
  unreadable: {
    nothing: 'W tym pliku nie ma nagłówków i wierszy. Jeśli są w innym arkuszu, przenieś ten arkusz na początek.',
    'too-large': 'Ten plik jest za duży. Podziel go na części: najwyżej 30 MB, 100 000 wierszy i 256 kolumn.',
    broken:
      'Ten plik jest uszkodzony. Otwórz go w arkuszu kalkulacyjnym, zapisz ponownie jako .xlsx i wybierz jeszcze raz.',
    encrypted: 'Ten plik jest chroniony hasłem. Zapisz go bez hasła i wybierz jeszcze raz.',
    'old-excel': 'To plik starego Excela (.xls). Otwórz go w Excelu i zapisz jako skoroszyt .xlsx albo CSV.',
    'other-format': 'To nie jest skoroszyt Excela (.xlsx) ani plik CSV. Zapisz go w jednym z tych formatów.',
    'not-reckoned':
      'W tym pliku są formuły bez zapisanych wyników. Otwórz go w arkuszu kalkulacyjnym, zapisz i wybierz jeszcze raz.',
  },
};
