/** Of the report of quality. */
export const quality = {
  groups: { agent: 'Agent', network: 'Sieć', day: 'Dzień', 'hour-of-day': 'Godzina' },
  networks: { webrtc: 'przeglądarka (WebRTC)', rtp: 'telefon SIP (RTP)', srtp: 'telefon SIP (SRTP)' },
  removed: 'usunięte łącze',
  chart: 'Strony połączeń: dobrze i źle słyszane, bez pomiaru',
  good: 'Dobrze słyszane',
  unmeasured: 'Bez pomiaru',
  hint: 'Każda strona połączenia liczy się gorszym z dwóch kierunków. Źle słyszana: MOS poniżej 3,6.',
  columns: {
    legs: 'Strony',
    poor: 'Źle słyszane',
    loss: 'Straty śr. (%)',
    lossMax: 'najw. straty (%)',
    jitter: 'Jitter śr. (ms)',
    jitterMax: 'najw. jitter (ms)',
    rtt: 'RTT śr. (ms)',
    rttMax: 'najw. RTT (ms)',
    mos: 'MOS śr.',
    mosMin: 'najgorszy MOS',
  },
  exportedGroup: 'Agent, sieć, dzień lub godzina',
};
