import type {
  NumberFormat,
  TrunkRegistration,
  TrunkRefusal,
  TrunkState,
  TrunkTransport,
  TrunkTrouble,
} from '@wpm/contract';

const troubles: Record<TrunkTrouble, string> = {
  dns: 'nie ma takiej nazwy w DNS',
  timeout: 'nie odpowiada',
  transport: 'nie można się połączyć',
  certificate: 'certyfikat jest niewłaściwy',
  overloaded: 'jest przeciążone',
};

const registrations: Record<TrunkRegistration['kind'], string> = {
  none: 'Po adresie IP',
  register: 'Rejestrujemy się u operatora',
  accept: 'Druga strona rejestruje się u nas',
};

const registrationHints: Record<TrunkRegistration['kind'], string> = {
  none: 'Operator zna nasz adres i wpuszcza z niego połączenia.',
  register: 'Operator podał login i hasło konta SIP.',
  accept: 'Na przykład centrala w biurze. Login i hasło utworzy platforma i pokaże je raz, po zapisaniu.',
};

const transports: Record<TrunkTransport, string> = { udp: 'UDP', tcp: 'TCP', tls: 'TLS' };

const formats: Record<NumberFormat, string> = {
  '+E164': '+48221000100 (z plusem)',
  E164: '48221000100 (bez plusa)',
  '00E164': '0048221000100 (z 00)',
  national: '221000100 (krajowy)',
  '0national': '0221000100 (krajowy z zerem)',
};

const plainStates: Record<Exclude<TrunkState['name'], 'ready' | 'refused' | 'unreachable'>, string> = {
  disabled: 'wyłączone',
  registering: 'rejestruje się…',
  waiting: 'czeka: nikt się jeszcze nie zarejestrował',
  full: 'zajęte: trwa tyle połączeń, ile może być',
};

/** What a trunk is doing, and why where something is wrong. */
function stateText(state: TrunkState, clock: (instant: string) => string): string {
  if (state.name === 'ready') return readyText(state);
  if (state.name === 'refused') return `${refusedText(state)}; następna próba ${clock(state.retryAt)}`;
  if (state.name === 'unreachable') return `niedostępne: ${troubles[state.why]}`;
  return plainStates[state.name];
}

function readyText({ registeredUntil, rttMs }: Extract<TrunkState, { name: 'ready' }>): string {
  const what = registeredUntil === null ? 'gotowe' : 'zarejestrowane';
  return rttMs === null ? what : `${what}, odpowiada w ${rttMs} ms`;
}

function refusedText({ why, status, words, realm }: Extract<TrunkState, { name: 'refused' }>): string {
  const texts: Record<TrunkRefusal, string> = {
    'foreign-realm': `odmowa: operator pyta o hasło do „${realm ?? ''}”, a to nie jego domena; wpisz ją jako realm, jeśli jest właściwa`,
    'no-known-challenge': 'odmowa: operator pyta o hasło w nieznany sposób',
    'no-password': 'odmowa: brakuje hasła',
    rejected: `rejestracja odrzucona: ${status} ${words}`,
  };
  return texts[why];
}

export const trunks = {
  troubles,
  registrations,
  registrationHints,
  transports,
  formats,
  stateText,
  callsOf: (calls: number, most: number | null) => (most === null ? String(calls) : `${calls} z ${most}`),
  orderOf: (priority: number, weight: number) => `${priority}, waga ${weight}`,
  name: 'Nazwa',
  enabled: 'Łącze włączone',
  enabledHint: 'Wyłączone nie przyjmuje nowych połączeń; trwające rozmowy się nie urwą.',
  registration: 'Jak się rozpoznajemy',
  domain: 'Domena (serwer rejestracji)',
  domainHint: 'Na przykład sip.operator.pl.',
  user: 'Login',
  authUser: 'Login do uwierzytelnienia (nieobowiązkowy)',
  authUserHint: 'Gdy operator podał inny niż numer konta.',
  password: 'Hasło',
  passwordHint: 'Zapisanego hasła platforma nigdy nie pokazuje.',
  passwordKept: 'zapisane; wpisz, by zmienić',
  passwordAgain: 'Wpisz hasło ponownie: miałoby trafić pod inny adres niż dotąd.',
  realm: 'Realm (nieobowiązkowy)',
  realmHint: 'Tylko gdy operator pyta o hasło pod inną nazwą niż jego domena.',
  peers: 'Adresy',
  peersHint:
    'Dokąd idą połączenia, po kolei: gdy pierwszy milczy, próbowany jest następny. Z tych adresów też je przyjmujemy.',
  peersOfRegistrar: 'Bez adresów połączenia idą do domeny, w której się rejestrujemy.',
  peersMissing: 'Podaj choć jeden adres.',
  host: 'Nazwa lub adres IP',
  hostWrong: 'To nie jest nazwa serwera ani adres IP.',
  port: 'Port',
  portPlaceholder: 'z DNS',
  transport: 'Transport',
  addPeer: 'Dodaj adres',
  removePeer: (host: string) => `Usuń adres ${host}`,
  format: 'Jak operator chce numery wybierane',
  outboundRules: 'Wyjątki dla numerów wybieranych',
  outboundRulesHint: 'Zamiast zapisu powyżej. Obowiązuje reguła o najdłuższym pasującym początku.',
  calledFrom: 'Gdzie stoi numer wybrany przez dzwoniącego z zewnątrz',
  calledFromTexts: {
    'request-uri': 'w Request-URI (zwykle)',
    to: 'w nagłówku To',
    'p-called-party-id': 'w nagłówku P-Called-Party-ID',
  },
  inboundRules: 'Przepisywanie numerów, na które dzwonią',
  inboundRulesHint: 'Gdy operator przysyła je skrócone lub z przedrostkiem.',
  callerRules: 'Przepisywanie numerów dzwoniących',
  prefix: 'Początek',
  strip: 'Usuń znaków',
  add: 'Dodaj z przodu',
  addRule: 'Dodaj regułę',
  removeRule: (prefix: string) => `Usuń regułę: ${prefix}`,
  callerId: 'Jaki numer widzi odbiorca',
  shownNumber: 'Prezentowany numer',
  shownNumbers: { direct: 'Własny numer dzwoniącego użytkownika', trunk: 'Zawsze numer łącza' },
  trunkNumber: 'Numer łącza',
  trunkNumberHint: 'Dla tych, którzy nie mają własnego numeru. Bez niego dzwonią jako anonimowi.',
  callerFormat: 'Jak operator chce numer prezentowany',
  from: 'Co stoi w nagłówku From',
  fromTexts: { number: 'Prezentowany numer', account: 'Login konta (niektórzy operatorzy tego wymagają)' },
  forwarded: 'Przy przekierowaniu na zewnątrz',
  forwardedTexts: {
    forwarding: 'Numer użytkownika, który przekierowuje',
    caller: 'Numer dzwoniącego, jeśli operator go przepuszcza',
  },
  headers: 'Nagłówki z numerem prezentowanym',
  withheld: 'Numer zastrzeżony',
  withheldHint: 'W każdym połączeniu poza alarmowymi.',
  trustsAsserted: 'Ufamy numerom dzwoniących, które podaje operator',
  trustsAssertedHint: 'P-Asserted-Identity przed nagłówkiem From (RFC 3325).',
  tryNumber: 'Wypróbuj numer',
  tryLabel: 'Numer, jak go wybiera użytkownik lub przysyła operator',
  tryIt: 'Wypróbuj',
  tryInvalid: 'Popraw najpierw reguły i numery w formularzu: czegoś w nich nie można odczytać.',
  triedOutbound: (number: string) => `Gdy użytkownik bez własnego numeru wybierze ${number}`,
  triedInbound: (number: string) => `Gdy operator przyśle połączenie na ${number}`,
  triedCaller: (number: string) => `Gdy dzwoni ${number}, widać`,
  sentAs: 'wyślemy do',
  shownAs: 'w From:',
  assertedAs: (number: string) => `numer w nagłówkach: ${number}`,
  anonymous: 'anonimowy',
  notSent: {
    internal: 'to numer wewnętrzny: nie wyjdzie na łącze',
    unreadable: 'tego nie da się odczytać jako numeru',
  },
  notRead: 'tego nie da się odczytać jako numeru',
  priority: 'Kolejność',
  priorityHint: 'Łącza o najniższej liczbie są próbowane najpierw.',
  weight: 'Waga',
  weightHint: 'Część połączeń wśród łączy o tej samej kolejności. 0: tylko gdy inne nie mogą.',
  limits: 'Ile połączeń naraz',
  limitTexts: { total: 'Razem', inbound: 'Z zewnątrz', outbound: 'Na zewnątrz' },
  noLimit: 'bez limitu',
  everySeconds: 'Sprawdzanie OPTIONS co (sekundy)',
  everySecondsHint: 'Od 5 do 3600; 0: wcale.',
  codecs: 'Kodeki',
  codecTexts: { opus: 'Opus', G722: 'G.722', PCMA: 'G.711 A-law', PCMU: 'G.711 µ-law' },
  srtp: 'Szyfrowanie głosu (SRTP)',
  srtpTexts: { off: 'Nie', optional: 'Gdy druga strona potrafi', required: 'Zawsze' },
  srtpHint:
    'Klucze idą w SIP, więc wymaga TLS do każdego adresu. Połączenie, które przyjdzie bez TLS, jest odrzucane tylko przy „Zawsze”.',
  srtpNeedsTls:
    'Wymaga TLS do każdego adresu, także serwera pośredniczącego: kto czyta sygnalizację, ten czyta klucze.',
  keys: 'Klawisze, gdy łącze nie zna telephone-event',
  keysHint: 'Telephone-event (RFC 4733) zawsze ma pierwszeństwo. Gdy łącze odmówi SIP INFO, klawisz idzie dźwiękiem.',
  keysTexts: { sound: 'Dźwiękiem', info: 'Przez SIP INFO' },
  uris: 'Schemat adresów SIP',
  urisHint: 'Adresy sips: żądają TLS na całej drodze, także za łączem.',
  urisTexts: { sip: 'sip:', sips: 'sips:' },
  urisNeedTls: 'Wymaga TLS do każdego adresu łącza, także serwera pośredniczącego.',
  advanced: 'Zaawansowane',
  advancedHint: 'Zmień tu coś tylko wtedy, gdy prosi o to operator. Większość łączy działa bez tego.',
  outboundProxy: 'Serwer pośredniczący (outbound proxy)',
  outboundProxyHint:
    'Gdy operator podał osobny serwer, do którego ma trafiać wszystko. Puste: prosto pod adresy łącza.',
  sources: 'Dodatkowe adresy, z których przyjmujemy połączenia',
  sourcesHint:
    'Gdy operator dzwoni też z innych adresów niż te, pod które idą połączenia. W każdej linii adres IP albo sieć, na przykład 203.0.113.0/24. Wpisz tylko to, co podał operator: każdemu stamtąd platforma wierzy jak jemu.',
  sourcesWrong: (wrong: string) => `To nie jest adres IP ani sieć: ${wrong}`,
  tlsCa: 'Certyfikat urzędu drugiej strony (PEM)',
  tlsCaHint:
    'Gdy druga strona używa TLS z certyfikatem własnego urzędu, jak niektóre centrale w biurze. Wklej całą treść pliku .pem lub .crt. Puste: wystarczają urzędy publiczne. Certyfikat jest sprawdzany zawsze.',
  tlsCaWrong:
    'To nie jest certyfikat w PEM. Ma się zaczynać od -----BEGIN CERTIFICATE----- i kończyć na -----END CERTIFICATE-----.',
  redirects: 'Gdy operator odsyła połączenie gdzie indziej (odpowiedź 3xx)',
  redirectsTexts: { 'own-hosts': 'Idziemy tam, jeśli to adres tego łącza', never: 'Nie idziemy nigdzie' },
  redirectsHint: 'Pod obce adresy nie idziemy nigdy, a pod inny numer tylko, gdy zasady dzwonienia na niego pozwalają.',
  silenceSeconds: 'Ile sekund czekać na pierwszą odpowiedź',
  silenceSecondsHint: 'Od 1 do 32. Potem próbowany jest następny adres albo następne łącze.',
  failures: 'Po ilu milczeniach łącze jest niedostępne',
  failuresHint: 'Od 1 do 10 sprawdzeń OPTIONS z rzędu. Pierwsza odpowiedź przywraca łącze.',
  expires: 'Na ile sekund prosić o rejestrację',
  expiresHint: 'Od 60 do 86400. Operator może dać mniej. Platforma odnawia ją sama.',
  callerDomain: 'Domena przy numerze prezentowanym',
  callerDomainHint: 'To, co stoi za znakiem @. Puste: domena rejestracji, a bez rejestracji domena firmy.',
  callerDomainWrong: 'To nie jest domena.',
  diversion: 'Nagłówki z numerem użytkownika, który przekierował połączenie',
  passesIdentity: 'Przekazuj telefonom podpisane numery dzwoniących',
  passesIdentityHint: 'Nagłówek Identity (STIR/SHAKEN, RFC 8224), jeśli operator go przysyła.',
  now: 'Stan łącza',
  test: 'Sprawdź połączenie',
  testing: 'Sprawdzam…',
  testedNobody: 'Nie ma kogo zapytać: nazwa donikąd nie prowadzi albo nikt się jeszcze nie zarejestrował.',
  testAnswered: (answer: string, ms: number) => `odpowiada: ${answer}, ${ms} ms`,
  testFailed: (trouble: string, detail: string) => `${trouble} (${detail})`,
  callBy: {
    title: 'Połączenie próbne',
    hint: 'Najpierw zadzwoni wybrany telefon. Gdy ktoś go odbierze, numer zostanie wybrany tylko przez to łącze. Obowiązują uprawnienia i limity tej osoby, a operator może policzyć opłatę.',
    nobody: 'Najpierw ktoś musi być zalogowany do telefonu.',
    whose: 'Czyj telefon ma zadzwonić',
    number: 'Numer na zewnątrz',
    ring: 'Zadzwoń próbnie',
    ringing: 'Dzwoni telefon. Odbierz go, a numer zostanie wybrany.',
    underWay: 'Odebrano: łącze wybiera numer albo rozmowa już trwa. Gdy się rozłączysz, pojawi się wynik.',
    worked: (duration: string) => `Działa: druga strona odebrała, rozmowa trwała ${duration}.`,
    failed: (result: string) => `Nie wyszło: ${result}.`,
    see: 'Zobacz przebieg i SIP',
  },
  lastError: (time: string, words: string) => `Ostatni błąd, ${time}: ${words}`,
  renew: 'Nowe dane logowania',
  renewQuestion: 'Utworzyć nowe dane logowania?',
  renewHint: 'Dotychczasowe przestaną działać od razu, a druga strona zostanie wylogowana, dopóki nie wpisze nowych.',
  renewNo: 'Zostaw obecne',
  credentialsHint: 'Wpisz je w urządzeniu drugiej strony. Hasła nie będzie można zobaczyć ponownie.',
};
