/** Polish words of signing in by a link. */
export const pl = {
  title: 'Zalogować ten telefon?',
  explained:
    'Ten link loguje to urządzenie bez hasła, jako osobę, dla której administrator go utworzył. Dotknij tylko, jeśli to Twój kod.',
  instead: (name: string) => `Teraz jest tu zalogowana osoba: ${name}. Zostanie wylogowana z tego urządzenia.`,
  signIn: 'Zaloguj ten telefon',
  signingIn: 'Loguję…',
  cancel: 'Nie teraz',
  void: 'Ten kod został już użyty albo stracił ważność. Poproś administratora o nowy.',
};
