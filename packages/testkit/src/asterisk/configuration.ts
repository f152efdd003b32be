/** Free ports of 127.0.0.1. */
export type AsteriskPorts = { readonly sip: number; readonly sips: number; readonly rtp: number };

export type SipTransport = 'udp' | 'tcp' | 'tls';

/** What an Asterisk is to the platform, beside being itself. */
export type AsteriskOptions = {
  /** Where the platform is: calls go there, and calls from there are taken without a password. */
  readonly peer?: { readonly host: string; readonly port: number; readonly transport: SipTransport };
  /** An account the platform registers with; its calls are challenged. By both algorithms unless told. */
  readonly account?: {
    readonly user: string;
    readonly password: string;
    readonly algorithms?: readonly ('MD5' | 'SHA-256')[];
  };
  /** How Asterisk itself registers with the platform. */
  readonly registration?: {
    readonly server: { readonly host: string; readonly port: number };
    readonly transport: SipTransport;
    readonly domain: string;
    readonly user: string;
    readonly authUser: string;
    readonly password: string;
  };
  /** What its numbers do, besides 600 (echo) and 601 (a tone of 1004 Hz): an application of Asterisk's, `Busy(5)`, or some. */
  readonly numbers?: Readonly<Record<string, string | readonly string[]>>;
  /** What its endpoints offer and take; `alaw` unless told. */
  readonly codecs?: readonly ('alaw' | 'ulaw' | 'g722')[];
  /** Its endpoints take and offer SRTP by keys in the SDP, and nothing else. */
  readonly isEncrypted?: boolean | 'where-it-can';
  /** Its endpoints send keys, and take them, by INFO (`application/dtmf-relay`), and know no telephone-event. */
  readonly keysByInfo?: boolean;
  /** RTP ports it may use: four for each call that stands, two for each leg. */
  readonly rtpPorts?: number;
  /** Further lines of `pjsip.conf`, as for a benchmark. */
  readonly pjsip?: string;
};

/** Folders of an Asterisk: its own, and what its packages brought. */
export type AsteriskFolders = { readonly own: string; readonly modules: string; readonly data: string };

const BOTH: readonly ('MD5' | 'SHA-256')[] = ['SHA-256', 'MD5'];

/** Every file of its configuration, by name. */
export function configurationOf(
  options: AsteriskOptions,
  ports: AsteriskPorts,
  folders: AsteriskFolders,
): Readonly<Record<string, string>> {
  return {
    'asterisk.conf': folderLines(folders),
    'modules.conf': ['[modules]', 'autoload=no', ...MODULES.map((name) => `load = ${name}.so`), ''].join('\n'),
    'logger.conf': '[logfiles]\nmessages => notice,warning,error\n',
    'rtp.conf': `[general]\nrtpstart=${ports.rtp}\nrtpend=${ports.rtp + (options.rtpPorts ?? RTP_PORTS) - 1}\nstrictrtp=no\n`,
    'extensions.conf': dialplanOf(options),
    'pjsip.conf': [
      globalLines(options),
      ...transports(ports, folders),
      ...peerLines(options),
      ...accountLines(options),
      ...registrationLines(options),
      options.pjsip ?? '',
      '',
    ].join('\n'),
    'pjproject.conf': '',
    'ccss.conf': '',
  };
}

/** How many RTP ports it takes from the first one on, unless told. */
export const RTP_PORTS = 100;

const DIALPLAN = { '600': 'Echo()', '601': 'Milliwatt()' };

/** Applications that answer, or refuse, as they see fit. */
const UNANSWERED = /^(?:Busy|Dial)\(/;

/** Whoever dials `+48600100601` or `601` hears the same: carriers see numbers in full. */
function dialplanOf({ numbers = {} }: AsteriskOptions): string {
  const lines = Object.entries({ ...DIALPLAN, ...numbers }).flatMap(([number, does]) => {
    const applications = typeof does === 'string' ? [does] : does;
    return [
      `exten => ${number},1,${UNANSWERED.test(applications[0] ?? '') ? 'NoOp()' : 'Answer()'}`,
      ...[...applications, 'Hangup()'].map((application) => ` same => n,${application}`),
    ];
  });
  return ['[lab]', ...lines, ''].join('\n');
}

function folderLines({ own, modules, data }: AsteriskFolders): string {
  return [
    '[directories]',
    `astetcdir => ${own}`,
    `astmoddir => ${modules}`,
    `astdatadir => ${data}`,
    `astvarlibdir => ${data}`,
    ...['astdbdir', 'astkeydir', 'astspooldir', 'astrundir', 'astlogdir'].map((name) => `${name} => ${own}`),
    '',
  ].join('\n');
}

/** Whoever is not known yet is challenged by the account's algorithms too: Asterisk learns only from the answer who it is. */
function globalLines({ account }: AsteriskOptions): string {
  const algorithms = account?.algorithms ?? BOTH;
  return [
    '[global]\ntype=global\nendpoint_identifier_order=auth_username,username,ip,anonymous',
    `default_auth_algorithms_uas=${algorithms.join(',')}`,
  ].join('\n');
}

function transports({ sip, sips }: AsteriskPorts, { own }: AsteriskFolders): readonly string[] {
  return [
    // RFC 3261 §18.1.1 is for the platform to show; Asterisk sends what fits by UDP.
    '[system]\ntype=system\ndisable_tcp_switch=yes',
    `[over-udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:${sip}`,
    `[over-tcp]\ntype=transport\nprotocol=tcp\nbind=127.0.0.1:${sip}`,
    `[over-tls]\ntype=transport\nprotocol=tls\nbind=127.0.0.1:${sips}\nmethod=tlsv1_2\nverify_server=no\ncert_file=${own}/cert.pem\npriv_key_file=${own}/key.pem`,
  ];
}

const endpointLines = ({ codecs = ['alaw'], isEncrypted = false, keysByInfo }: AsteriskOptions): readonly string[] => [
  'type=endpoint',
  'context=lab',
  'disallow=all',
  `allow=${codecs.join(',')}`,
  'direct_media=no',
  'rtp_symmetric=yes',
  'timers=yes',
  '100rel=yes',
  ...(keysByInfo ? ['dtmf_mode=info'] : []),
  ...(isEncrypted === false
    ? []
    : ['media_encryption=sdes', `media_encryption_optimistic=${isEncrypted === 'where-it-can' ? 'yes' : 'no'}`]),
];

function peerLines(options: AsteriskOptions): readonly string[] {
  const { peer } = options;
  if (!peer) return [];
  const { host, port, transport } = peer;
  return [
    [
      '[platform]',
      ...endpointLines(options),
      `transport=over-${transport}`,
      'aors=platform',
      'trust_id_inbound=yes',
    ].join('\n'),
    `[platform]\ntype=aor\ncontact=sip:${host}:${port}${transport === 'udp' ? '' : `\\;transport=${transport}`}`,
    `[platform]\ntype=identify\nendpoint=platform\nmatch=${host}`,
  ];
}

function accountLines(options: AsteriskOptions): readonly string[] {
  const { account } = options;
  if (!account) return [];
  const { user, password, algorithms = BOTH } = account;
  return [
    [
      `[${user}]`,
      ...endpointLines(options),
      `aors=${user}`,
      `auth=${user}`,
      'rewrite_contact=yes',
      'identify_by=auth_username,username',
    ].join('\n'),
    `[${user}]\ntype=auth\nauth_type=digest\nusername=${user}\npassword=${password}\nsupported_algorithms_uas=${algorithms.join(',')}`,
    `[${user}]\ntype=aor\nmax_contacts=5\nremove_existing=yes\nminimum_expiration=10`,
  ];
}

function registrationLines(options: AsteriskOptions): readonly string[] {
  const { registration } = options;
  if (!registration) return [];
  const { server, transport, domain, user, authUser, password } = registration;
  const proxy = `sip:${server.host}:${server.port}\\;lr${transport === 'udp' ? '' : `\\;transport=${transport}`}`;
  return [
    `[to-platform]\ntype=auth\nauth_type=digest\nusername=${authUser}\npassword=${password}`,
    [
      '[to-platform]\ntype=registration\noutbound_auth=to-platform\nretry_interval=2\nforbidden_retry_interval=2\nexpiration=120',
      `transport=over-${transport}\noutbound_proxy=${proxy}`,
      `server_uri=sip:${domain}\nclient_uri=sip:${user}@${domain}\ncontact_user=${user}`,
    ].join('\n'),
    [
      '[registered]',
      ...endpointLines(options),
      `transport=over-${transport}\noutbound_proxy=${proxy}\nfrom_user=${user}\nfrom_domain=${domain}\noutbound_auth=to-platform\naors=registered`,
    ].join('\n'),
    `[registered]\ntype=aor\ncontact=sip:${domain}`,
    `[registered]\ntype=identify\nendpoint=registered\nmatch=${server.host}`,
  ];
}

const MODULES = [
  'res_sorcery_config',
  'res_sorcery_memory',
  'res_sorcery_astdb',
  'res_pjproject',
  'res_pjsip',
  'res_pjsip_session',
  'res_pjsip_sdp_rtp',
  'res_pjsip_authenticator_digest',
  'res_pjsip_outbound_authenticator_digest',
  'res_pjsip_outbound_registration',
  'res_pjsip_registrar',
  'res_pjsip_endpoint_identifier_ip',
  'res_pjsip_endpoint_identifier_user',
  'res_pjsip_caller_id',
  'res_pjsip_rfc3326',
  'res_pjsip_dtmf_info',
  'res_pjsip_nat',
  'res_pjsip_path',
  'res_pjsip_pubsub',
  'res_pjsip_acl',
  'res_rtp_asterisk',
  'res_srtp',
  'res_timing_timerfd',
  'res_clioriginate',
  'codec_alaw',
  'codec_ulaw',
  'codec_g722',
  'bridge_simple',
  'bridge_native_rtp',
  'chan_pjsip',
  'app_dial',
  'app_echo',
  'app_milliwatt',
  'app_read',
  'app_senddtmf',
  'pbx_config',
  'func_callerid',
];
