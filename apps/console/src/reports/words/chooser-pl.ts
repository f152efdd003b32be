/** Of choosing columns. */
export const chooser = {
  columns: 'Kolumny',
  hint: 'Wybierz, co widać i w jakiej kolejności. Tak samo wygląda plik i raport wysyłany e-mailem. Aby wybór został na później, zapisz widok.',
  earlier: (column: string) => `Przesuń wcześniej: ${column}`,
  later: (column: string) => `Przesuń dalej: ${column}`,
  usual: 'Jak zwykle',
  done: 'Gotowe',
  breaks: 'Przerwy (każda osobno)',
};
