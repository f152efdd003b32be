/** Polish words of logging out. */
export const pl = {
  logOut: 'Wyloguj',
  inCall: 'Trwa połączenie. Wylogowanie je zakończy.',
  anyway: 'Zakończ połączenie i wyloguj',
  stay: 'Zostań',
};
