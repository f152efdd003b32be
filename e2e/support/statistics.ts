import type { Page } from 'playwright-core';

/** What the browser of an agent counts of its newest call since it began. */
export type CallStatistics = {
  readonly received: number;
  readonly lost: number;
  readonly jitterMs: number;
  /** Round trip as our receiver reports let it measure, in milliseconds; null before the first. */
  readonly rttMs: number | null;
  /** Of what it sent, as the platform's receiver reports tell. */
  readonly remoteLost: number;
  readonly remoteJitterMs: number;
  /** When the platform's newest receiver report came, on the page's clock; 0 before the first. */
  readonly reportedAt: number;
  readonly sent: number;
  /** Samples it had to make up, and all it played. */
  readonly concealed: number;
  readonly played: number;
};

type Reports = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Reads them at this moment. @throws where the page has no connection */
export async function statisticsOf(page: Page): Promise<CallStatistics> {
  const reports: Reports = await page.evaluate(async () => {
    const stats = await globalThis.connections?.at(-1)?.getStats();
    return Object.fromEntries([...(stats?.values() ?? [])].map((report) => [report.type, report]));
  });
  const of = (type: string, name: string): number => reports[type]?.[name] ?? 0;
  if (!reports['inbound-rtp']) throw new Error('the page has no call');
  const rtt = reports['remote-inbound-rtp']?.['roundTripTime'];
  return {
    received: of('inbound-rtp', 'packetsReceived'),
    lost: of('inbound-rtp', 'packetsLost'),
    jitterMs: of('inbound-rtp', 'jitter') * 1_000,
    rttMs: rtt === undefined ? null : rtt * 1_000,
    remoteLost: of('remote-inbound-rtp', 'packetsLost'),
    remoteJitterMs: of('remote-inbound-rtp', 'jitter') * 1_000,
    reportedAt: of('remote-inbound-rtp', 'timestamp'),
    sent: of('outbound-rtp', 'packetsSent'),
    concealed: of('inbound-rtp', 'concealedSamples'),
    played: of('inbound-rtp', 'totalSamplesReceived'),
  };
}

/** The codec of what the page hears now, as SDP writes it: `opus`, `PCMA`. */
export async function codecHeard(page: Page): Promise<string | undefined> {
  const mimeType: string | undefined = await page.evaluate(async () => {
    const stats = [...((await globalThis.connections?.at(-1)?.getStats())?.values() ?? [])];
    const codecId = stats.find(({ type }) => type === 'inbound-rtp')?.codecId;
    return stats.find(({ id }) => id === codecId)?.mimeType;
  });
  return mimeType?.replace('audio/', '');
}

/** What protects the packets of the page's newest call, as the browser names it. */
export async function srtpCipherOf(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const stats = [...((await globalThis.connections?.at(-1)?.getStats())?.values() ?? [])];
    return stats.find(({ type }) => type === 'transport')?.srtpCipher;
  });
}
