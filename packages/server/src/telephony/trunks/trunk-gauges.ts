import { seriesOf } from '../../metrics.ts';
import type { Trunks } from './trunks.ts';

/** Every trunk in figures: whether it is up, the calls it carries, and the calls of ours it did not take. */
export function trunkGauges(trunks: Trunks): Readonly<Record<string, number>> {
  const gauges: Record<string, number> = {};
  for (const trunk of trunks.all()) {
    const labels = { domain: trunk.domain, trunk: trunk.settings.name };
    const { inbound, outbound } = trunks.slots.countsOf(trunk.id);
    gauges[seriesOf('wpm_trunk_up', labels)] = Number(trunk.isUp);
    gauges[seriesOf('wpm_trunk_calls', { ...labels, direction: 'inbound' })] = inbound;
    gauges[seriesOf('wpm_trunk_calls', { ...labels, direction: 'outbound' })] = outbound;
    gauges[seriesOf('wpm_trunk_failures', labels)] = trunks.failuresOf(trunk.id);
  }
  return gauges;
}
