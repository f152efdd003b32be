/** What the page of one's own sessions says, in Polish: the original. */
export const pl = {
  explained:
    'Tutaj jesteś zalogowany. Wyloguj urządzenie, którego już nie używasz lub które zginęło, a przy podejrzeniu zmień też hasło.',
  loading: 'Wczytuję…',
  apps: { phone: 'Telefon', console: 'Konsola' },
  isThis: 'to urządzenie',
  used: (when: string) => `ostatnio: ${when}`,
  since: (when: string) => `zalogowano: ${when}`,
  unnamed: 'Nieznane urządzenie',
  end: 'Wyloguj to urządzenie',
  asks: (device: string) =>
    `${device}: zostanie wylogowane od razu i przestanie dzwonić. Trwająca rozmowa się nie urwie.`,
  keep: 'Zostaw',
  done: 'Urządzenie zostało wylogowane.',
};
