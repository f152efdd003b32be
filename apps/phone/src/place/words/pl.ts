/** What is said where the user's phone is open at another place, in Polish: the original. */
export const pl = {
  device: {
    title: 'Jesteś zalogowany gdzie indziej',
    where: (device: string, since: string) => `Twój telefon jest otwarty na innym urządzeniu: ${device}, od: ${since}.`,
    used: (when: string) => `Ostatnio używany: ${when}.`,
    what: 'Telefon działa w jednym miejscu naraz. Jeśli przejdziesz tutaj, tamto urządzenie zostanie wylogowane.',
    stay: 'Wyloguj się tutaj',
  },
  window: {
    title: 'Telefon jest otwarty w innym oknie',
    where: 'Telefon działa w jednym miejscu naraz, a teraz jest w innym oknie lub karcie tej przeglądarki.',
    what: 'Jeśli przejdziesz tutaj, tamto okno przestanie być telefonem.',
  },
  call: (who: string) => `Trwa tam rozmowa: ${who}. Przejdzie tutaj i nie zostanie przerwana.`,
  somebody: 'rozmówca bez numeru',
  goOn: 'Przejdź tutaj',
  going: 'Przechodzę…',
  unnamed: 'nieznane urządzenie',
  takenOver: (device: string, when: string) => `Pracujesz dalej na innym urządzeniu: ${device}. Od: ${when}.`,
  takenOverWhat:
    'Wylogowano tu Twój telefon, bo działa w jednym miejscu naraz. Aby wrócić, zaloguj się. Jeśli to nie Ty, zmień hasło.',
};
