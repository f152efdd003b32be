import type { EmbeddedMediaPlane, EngineMetrics } from '@wpm/media-embedded';
import { seriesOf } from '../metrics.ts';

/** The media engine in figures. An engine that does not answer is down, and says nothing else. */
export async function mediaGauges(
  media: Pick<EmbeddedMediaPlane, 'metrics'>,
): Promise<Readonly<Record<string, number>>> {
  const metrics = await media.metrics().catch(() => undefined);
  if (!metrics) return { wpm_media_up: 0 };
  return {
    wpm_media_up: 1,
    wpm_media_full: Number(metrics.full),
    wpm_media_sessions: metrics.sessions,
    wpm_media_legs: metrics.legs,
    wpm_media_recordings: metrics.recordings,
    wpm_media_recordings_refused: metrics.recordingsRefused,
    wpm_media_ports_used: metrics.portsUsed,
    wpm_media_busy_ratio: metrics.busy,
    wpm_media_cpu_ratio: metrics.cpu,
    wpm_media_late_seconds: metrics.lateMs / 1_000,
    wpm_media_packets_received: metrics.packetsReceived,
    wpm_media_packets_sent: metrics.packetsSent,
    wpm_media_srtp_forged: metrics.forged,
    wpm_media_srtp_replayed: metrics.replayed,
    wpm_media_dtls_failures: metrics.dtlsFailures,
    wpm_media_sessions_refused: metrics.refused,
    wpm_media_orphans_ended: metrics.orphansEnded,
    ...soundGauges(metrics.desks),
  };
}

/** The threads that make sound. An engine that outlived an upgrade of the platform may know of none. */
function soundGauges(desks: EngineMetrics['desks'] = []): Record<string, number> {
  const gauges: Record<string, number> = {};
  desks.forEach(({ busy, cpu, lateMs, full }, i) => {
    const labels = { thread: `sound-${i + 1}` };
    gauges[seriesOf('wpm_media_sound_full', labels)] = Number(full);
    gauges[seriesOf('wpm_media_sound_busy_ratio', labels)] = busy;
    gauges[seriesOf('wpm_media_sound_cpu_ratio', labels)] = cpu;
    gauges[seriesOf('wpm_media_sound_late_seconds', labels)] = lateMs / 1_000;
  });
  return gauges;
}
