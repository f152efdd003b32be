/** Of a recording that is played. */
export const player = {
  channels: 'Balans kanałów',
  agent: 'agent',
  customer: 'klient',
  both: 'oba',
  jumpSilence: 'Pomijaj ciszę',
  waveform: 'Głośność: u góry agent, u dołu klient',
  noWaveform: 'Obrazu nagrania jeszcze nie ma.',
  paused: 'przerwa w nagraniu',
  pauses: (times: string) => `Przerwy w nagraniu: ${times}`,
  missing: 'nienagrane',
  gaps: (times: string) => `Nienagrane, bo zawiódł dysk (na przykład pełny) albo silnik mediów: ${times}`,
};
