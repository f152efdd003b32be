/** One SRV record (RFC 2782). */
export interface SrvRecord {
  /** Lower is tried first. */
  readonly priority: number;
  /** Share among records of one priority. */
  readonly weight: number;
  readonly port: number;
  /** Host name, without the dot at its end. */
  readonly target: string;
}

/** The questions `locate` asks of DNS. Neither ever throws: no answer is an empty one. */
export interface Resolver {
  /** @param name as `_sip._udp.example.com` */
  srv(name: string): Promise<readonly SrvRecord[]>;
  /** Numeric IPv4 and IPv6 addresses of a host, in the order they should be tried. */
  addresses(host: string): Promise<readonly string[]>;
}
