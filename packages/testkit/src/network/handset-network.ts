import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { command } from './command.ts';
import { NetsimBuild, NetsimLink } from './netsim.ts';
import { layWire } from './veth.ts';

/** Why this machine can have no such network; undefined where it can. */
export function whyNoHandsetNetwork(): string | undefined {
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun';
  const missing = ['ip', 'cc'].filter((program) => spawnSync('which', [program]).status !== 0);
  return missing.length > 0 ? `there is no ${missing.join(', no ')} (Debian: iproute2, gcc)` : undefined;
}

const WIFI = { device: 'wlan0', own: '10.77.0.2', router: '10.77.0.1', table: '77', metric: '10' } as const;
const MOBILE = { device: 'rmnet0', own: '10.78.0.2', router: '10.78.0.1', table: '78', metric: '20' } as const;
type Way = typeof WIFI | typeof MOBILE;

/** Networks this process has made so far: each has its own names. */
let made = 0;

/** As many networks stand side by side at most: each needs two /24s of 10.99.0.0/16 that the machine itself has a way to. */
const MOST_NETWORKS = 128;
const OBSERVER_DEVICE = 'wpm-observer';

/** Addresses of the server's network and of the test's, as the machine's own routes know them: nobody else's are the same. */
interface Place {
  readonly server: string;
  readonly gateway: string;
  readonly observer: { readonly own: string; readonly router: string; readonly device: string };
}

function placeOf(index: number): Place {
  const [servers, observers] = [`10.99.${2 * index}`, `10.99.${2 * index + 1}`];
  const observer = { own: `${observers}.1`, router: `${observers}.254`, device: `${OBSERVER_DEVICE}${index}` };
  return { server: `${servers}.1`, gateway: `${servers}.254`, observer };
}

/**
 * A handset with Wi-Fi and mobile data, a router, and a server's network behind it, each in a network namespace of its own:
 *
 *     handset ══ wifi   ══ router ── server, 10.99.0.1 of the first of them
 *             ══ mobile ══       └─ the test itself, 10.99.1.1, with nothing in between
 *
 * Both ways are `netsim` links (`there` is from the handset). The handset prefers Wi-Fi while its device is up, as Android does.
 */
export class HandsetNetwork implements AsyncDisposable {
  readonly serverAddress: string;
  /** Where the server sees the test's own process, and what it starts outside the handset. */
  readonly observerAddress: string;
  readonly wifi: NetsimLink;
  readonly mobile: NetsimLink;
  readonly #name: string;
  readonly #opened: AsyncDisposable;

  private constructor(
    name: string,
    parts: { wifi: NetsimLink; mobile: NetsimLink; place: Place },
    opened: AsyncDisposable,
  ) {
    this.#name = name;
    this.wifi = parts.wifi;
    this.mobile = parts.mobile;
    this.serverAddress = parts.place.server;
    this.observerAddress = parts.place.observer.own;
    this.#opened = opened;
  }

  /** @throws where `whyNoHandsetNetwork` says why, and where a command fails */
  static async open(): Promise<HandsetNetwork> {
    const why = whyNoHandsetNetwork();
    if (why) throw new Error(why);
    made += 1;
    const name = `wpm${process.pid}-${made}`;
    await using opened = new AsyncDisposableStack();
    for (const place of ['handset', 'router', 'server']) {
      await command('ip', 'netns', 'add', `${name}-${place}`);
      opened.defer(() => command('ip', 'netns', 'delete', `${name}-${place}`));
      // The system's own IPv6 packets would be counted among the test's.
      await command('ip', 'netns', 'exec', `${name}-${place}`, 'sysctl', '-qw', 'net.ipv6.conf.default.disable_ipv6=1');
      await command('ip', '-n', `${name}-${place}`, 'link', 'set', 'lo', 'up');
    }
    const { program } = opened.use(await NetsimBuild.make());
    const wifi = opened.use(await NetsimLink.open(program, endsOf(name, WIFI), 42));
    const mobile = opened.use(await NetsimLink.open(program, endsOf(name, MOBILE), 7));
    const place = await connectObserver(name);
    await connectServer(name, place);
    for (const way of [WIFI, MOBILE]) await routeHandset(`${name}-handset`, way);
    return new HandsetNetwork(name, { wifi, mobile, place }, opened.move());
  }

  /** What must stand before a command so that it runs there. */
  inside(place: 'handset' | 'server'): readonly string[] {
    return ['ip', 'netns', 'exec', `${this.#name}-${place}`];
  }

  /** Takes a way away as when the handset leaves the network and knows it: its address goes, its device goes down. */
  async takeDown(way: 'wifi' | 'mobile'): Promise<void> {
    const { device } = wayOf(way);
    await command('ip', '-n', this.#handset, 'addr', 'flush', 'dev', device);
    await command('ip', '-n', this.#handset, 'link', 'set', device, 'down');
  }

  /** Brings it up again, address and routes included. */
  async bringUp(way: 'wifi' | 'mobile'): Promise<void> {
    const { device, own } = wayOf(way);
    await command('ip', '-n', this.#handset, 'addr', 'add', `${own}/24`, 'dev', device);
    await command('ip', '-n', this.#handset, 'link', 'set', device, 'up');
    await routeHandset(this.#handset, wayOf(way), { again: true });
  }

  get #handset(): string {
    return `${this.#name}-handset`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve(this.#opened[Symbol.asyncDispose]());
  }
}

const wayOf = (way: 'wifi' | 'mobile'): Way => (way === 'wifi' ? WIFI : MOBILE);

function endsOf(name: string, { device, own, router }: Way) {
  return [
    { namespace: `${name}-handset`, device, address: `${own}/24` },
    { namespace: `${name}-router`, device: `to-${device}`, address: `${router}/24` },
  ] as const;
}

/** Connects the test's own namespace. The device there goes when the router's does. */
async function connectObserver(name: string): Promise<Place> {
  const router = `${name}-router`;
  const place = placeOf(await layWire(OBSERVER_DEVICE, { device: 'obs0', namespace: router }, MOST_NETWORKS));
  const { own, router: gateway, device } = place.observer;
  await command('ip', 'addr', 'add', `${own}/24`, 'dev', device);
  await command('ip', 'link', 'set', device, 'up');
  await command('ip', '-n', router, 'addr', 'add', `${gateway}/24`, 'dev', 'obs0');
  await command('ip', '-n', router, 'link', 'set', 'obs0', 'up');
  await command('ip', 'route', 'add', `${place.server}/32`, 'via', gateway);
  return place;
}

async function connectServer(name: string, { server: address, gateway }: Place): Promise<void> {
  const [router, server] = [`${name}-router`, `${name}-server`];
  await command('ip', '-n', router, 'link', 'add', 'srv0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', server);
  await command('ip', '-n', router, 'addr', 'add', `${gateway}/24`, 'dev', 'srv0');
  await command('ip', '-n', router, 'link', 'set', 'srv0', 'up');
  await command('ip', '-n', server, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
  await command('ip', '-n', server, 'link', 'set', 'eth0', 'up');
  await command('ip', '-n', server, 'route', 'add', 'default', 'via', gateway);
  const forward = ['net.ipv4.ip_forward=1', 'net.ipv4.conf.all.rp_filter=0'];
  await command('ip', 'netns', 'exec', router, 'sysctl', '-qw', ...forward);
}

/** Routes of one way: what is sent from its address leaves by it, and the better way is the default (RFC 3484 aside, as Android). */
async function routeHandset(handset: string, way: Way, { again = false } = {}): Promise<void> {
  const { device, own, router, table, metric } = way;
  // The rule outlives the device's going down; routes do not.
  if (!again) await command('ip', '-n', handset, 'rule', 'add', 'from', own, 'lookup', table);
  await command('ip', '-n', handset, 'route', 'replace', 'default', 'via', router, 'dev', device, 'table', table);
  await command('ip', '-n', handset, 'route', 'replace', 'default', 'via', router, 'dev', device, 'metric', metric);
}
