import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { type Environment, printEndpoint, type Settings, SettingsError, type TlsFiles } from '../settings.ts';
import { isPrivate } from '../net/private-networks.ts';
import { openDataFolder } from '../data-folder.ts';

/** What `--lan` says: to be reached from the local network, at an address of ours if it names one. */
export type Lan = { readonly address: string | undefined };

/** Of RFC 5737, so that nobody is there; nothing is sent to it. */
const ELSEWHERE = '192.0.2.1';
const HTTPS_PORT = 8443;
const RENEWAL_CHECK_MS = 12 * 3_600_000;

/** Reads the command line: nothing, `--lan` or `--lan=192.168.1.5`. @throws SettingsError for anything else */
export function readArguments(given: readonly string[]): Lan | undefined {
  const [argument, ...more] = given;
  if (argument === undefined) return undefined;
  const [, address] = /^--lan(?:=([0-9A-Fa-f:.]+))?$/.exec(argument) ?? [];
  if (more.length > 0 || !argument.startsWith('--lan') || (argument !== '--lan' && address === undefined))
    throw new SettingsError(`"${given.join(' ')}" is not understood: there is --lan, and --lan=ADDRESS`);
  return { address };
}

/**
 * The environment of a platform that the local network reaches: listens on its address there and on this machine's own,
 * by TLS, because a browser gives the microphone to no other page. What is set already stays as it is.
 * @throws SettingsError if there is no address for it
 */
export async function lanEnvironment(given: Environment, lan: Lan): Promise<Environment> {
  const host = await lanAddress(lan);
  const listen = (port: number) =>
    [...new Set([host, '127.0.0.1'])].map((each) => printEndpoint({ host: each, port })).join(',');
  const preset = {
    WPM_HTTP: listen(HTTPS_PORT),
    WPM_SIP: listen(5_060),
    WPM_RTP: `${printEndpoint({ host, port: 20_000 })}-29999`,
  };
  const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
  if (own['WPM_TLS_CERT'] !== undefined) return { ...preset, ...own };
  const data = path.resolve(own['WPM_DATA'] ?? './data');
  const { cert, key, ca } = await keptCertificate(openDataFolder(data).keys, host);
  return { ...preset, ...own, WPM_TLS_CERT: cert, WPM_TLS_KEY: key, WPM_TLS_CA: ca };
}

/** Looks twice a day whether the certificate is about to end; the platform sees by itself that there is a new one. */
export function renewLanCertificate({ data, http, tls }: Settings, failed: (why: string) => void): void {
  const { keys } = openDataFolder(data);
  // One of the operator's own is not ours to renew.
  if (tls === undefined || path.dirname(tls.cert) !== keys) return;
  const renew = () => keptCertificate(keys, http[0].host);
  setInterval(() => void renew().catch((cause: unknown) => failed(String(cause))), RENEWAL_CHECK_MS).unref();
}

/** What makes certificates is read only where one is wanted: it is a seventh of the supervisor's code. */
async function keptCertificate(keys: string, host: string): Promise<TlsFiles & { ca: string }> {
  const { keepLanCertificate } = await import('../tls/lan-certificate.ts');
  return keepLanCertificate(keys, namesFor(host), new Date());
}

function namesFor(host: string) {
  return {
    addresses: [...new Set([host, '127.0.0.1', '::1'])],
    hosts: [`${os.hostname().split('.')[0]}.local`.toLowerCase(), 'localhost'],
  };
}

async function lanAddress({ address }: Lan): Promise<string> {
  const ours = Object.values(os.networkInterfaces()).flatMap((each) => each ?? []);
  const found = address ?? (await addressTowardsOthers()) ?? ours.find((each) => !each.internal)?.address;
  if (found === undefined) throw new SettingsError('--lan: this machine is in no network; --lan=ADDRESS names one');
  if (!ours.some((each) => each.address === found) && !found.startsWith('127.'))
    throw new SettingsError(`--lan: ${found} is no address of this machine`);
  if (isPrivate(found)) return found;
  throw new SettingsError(
    `--lan is for private networks and ${found} is a public address: set WPM_HTTP, WPM_TLS_CERT and WPM_TLS_KEY instead, or name another by --lan=ADDRESS`,
  );
}

/** The address this machine would send from: the one in the network that leads elsewhere. */
async function addressTowardsOthers(): Promise<string | undefined> {
  const socket = createSocket('udp4');
  try {
    socket.connect(9, ELSEWHERE);
    await once(socket, 'connect');
    return socket.address().address;
  } catch {
    return undefined;
  } finally {
    socket.close();
  }
}
