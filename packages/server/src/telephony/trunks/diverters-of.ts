import type { Directory } from '../find-target.ts';
import type { DirectCall } from '../forwarding-route.ts';
import type { divertedIn } from './diversion.ts';

/** Who sent the call on before it came: of numbers of ours, whose they are. */
export async function divertersOf(
  diverted: ReturnType<typeof divertedIn>,
  { accounts }: Pick<Directory, 'accounts'>,
): Promise<Pick<DirectCall, 'diverted'>> {
  if (!diverted) return {};
  const { hops, numbers } = diverted;
  const by = numbers.map(async (number) => ({
    number,
    accountId: (await accounts.byDirectNumber(number))?.id ?? null,
  }));
  return { diverted: { hops, by: await Promise.all(by) } };
}
