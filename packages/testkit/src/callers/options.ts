import { parseArgs } from 'node:util';
import { type Result, ok, refuse } from '@wpm/kernel';

export type CallersOptions = {
  /** Numbers the customers call. */
  readonly to: readonly [string, ...string[]];
  readonly perMinute: number;
  readonly patienceSeconds: number;
  readonly talkSeconds: number;
  /** Where the platform's trunk has its far end. */
  readonly local: { readonly address: string; readonly port: number };
  /** Where the platform takes SIP. */
  readonly platform: { readonly address: string; readonly port: number };
};

/** An option that cannot be used, in words. */
export type BadOption = { readonly code: 'bad-option'; readonly message: string };

export const USAGE = `npm run callers -- [options]
  --to=+48221000101,…         numbers that are called; the demo's campaign and direct numbers by default
  --rate=4                    customers a minute
  --patience=25               seconds a customer lets it ring, or waits in a queue (half to twice)
  --talk=40                   seconds a customer talks (half to twice)
  --local=127.0.0.1:5070      the trunk's far end, as WPM_DEMO_TRUNK says
  --platform=127.0.0.1:5060   where the platform takes SIP, as WPM_SIP says
Who waits in a queue is known from the platform on this machine, in the folder WPM_DATA (./data).`;

const DEFAULTS = {
  to: '+48221000100,+48221000101,+48221000102',
  rate: '4',
  patience: '25',
  talk: '40',
  local: '127.0.0.1:5070',
  platform: '127.0.0.1:5060',
};

/** Reads the command line; refuses in words what it cannot use. */
export function readOptions(args: readonly string[]): Result<CallersOptions, BadOption> {
  let given: Partial<typeof DEFAULTS>;
  try {
    const options = Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, { type: 'string' as const }]));
    given = parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    return refused(cause instanceof Error ? cause.message : String(cause));
  }
  const { to, rate, patience, talk, local, platform } = { ...DEFAULTS, ...given };
  const [first, ...others] = to.split(',');
  const numbers = { perMinute: Number(rate), patienceSeconds: Number(patience), talkSeconds: Number(talk) };
  const wrong = Object.entries(numbers).find(([, value]) => !(value > 0 && value <= MOST));
  if (wrong) return refused(`${NAMES[wrong[0]]} must be a number over 0 and up to ${MOST}`);
  if (first === undefined || ![first, ...others].every((number) => /^\+?\d{2,15}$/.test(number))) {
    return refused(`--to must be numbers with commas between, not ${to}`);
  }
  const [here, there] = [placeIn(local), placeIn(platform)];
  if (!here || !there) return refused('--local and --platform must be an address and a port, 127.0.0.1:5070');
  return ok({ to: [first, ...others], ...numbers, local: here, platform: there });
}

const refused = (message: string) => refuse<BadOption>({ code: 'bad-option', message });

const MOST = 3_600;
const NAMES: Readonly<Record<string, string>> = {
  perMinute: '--rate',
  patienceSeconds: '--patience',
  talkSeconds: '--talk',
};

function placeIn(text: string): CallersOptions['local'] | undefined {
  const [, address, port] = /^\[?([\d.a-f:]+?)\]?:(\d{1,5})$/i.exec(text) ?? [];
  return address === undefined || Number(port) > 65_535 ? undefined : { address, port: Number(port) };
}
