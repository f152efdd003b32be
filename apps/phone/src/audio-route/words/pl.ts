/** The words of where a call is heard, in Polish. */
export const pl = {
  route: 'Dźwięk',
  title: 'Gdzie słychać rozmowę',
  kinds: {
    system: 'Domyślne urządzenie',
    earpiece: 'Słuchawka telefonu',
    speaker: 'Głośnik',
    headset: 'Zestaw słuchawkowy',
    bluetooth: 'Bluetooth',
    other: 'Inne urządzenie',
  },
};
