import type { Station } from '@wpm/contract';
import { useInstants } from '../zone/use-instants.ts';
import { useStationWords } from './words/use-station-words.ts';

/** Whether a phone is connected, in words and by its mark. */
export function StationState({ station: { enabled, registrations } }: { readonly station: Station }) {
  const words = useStationWords();
  const { short } = useInstants();
  const [first] = registrations;
  if (!enabled)
    return (
      <span className="live-status" data-tone="plain">
        {words.off}
      </span>
    );
  return (
    <span className="live-status" data-tone={first ? 'good' : 'bad'}>
      {first ? words.connected(short(first.since)) : words.away}
    </span>
  );
}

/** Where each of the devices of a station is, and what it calls itself. */
export function StationPlaces({ station: { registrations } }: { readonly station: Station }) {
  const words = useStationWords();
  return registrations.map(({ transport, address, port, userAgent }) => (
    <span key={`${transport} ${address} ${port}`} className="station-place">
      {userAgent === '' ? words.silent : userAgent} ·{' '}
      {words.place(transport.toUpperCase(), address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`)}
    </span>
  ));
}
