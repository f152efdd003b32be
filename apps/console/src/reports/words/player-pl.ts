/** Of a recording that is played. */
export const player = {
  channels: 'Balans kanałów',
  agent: 'agent',
  customer: 'klient',
  both: 'oba',
  jumpSilence: 'Pomijaj ciszę',
  noWaveform: 'Obrazu nagrania jeszcze nie ma.',
  pauses: (times: string) => `Przerwy w nagraniu: ${times}`,
  gaps: (times: string) => `Nienagrane, bo zawiódł dysk (na przykład pełny) albo silnik mediów: ${times}`,
  notAllowed:
    'To nagranie możesz zobaczyć, ale nie odsłuchać ani pobrać: Twoje konto nie ma tego uprawnienia. Nadaje je administrator.',
};
