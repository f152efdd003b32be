import { useQuery } from '@tanstack/react-query';
import type { AccountSettings, Station } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Entry } from '../administration/entries.ts';
import { Refused } from '../administration/refused.ts';
import { useMay } from '../administration/rights.tsx';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { StationDialog } from './station-dialog.tsx';
import { StationPlaces, StationState } from './station-state.tsx';
import { useStations } from './use-stations.ts';
import { useStationWords } from './words/use-station-words.ts';

type StationsSectionProps = { readonly entry: Entry<AccountSettings> };

/** The third-party phones of an account (F02, F03). An account without a phone has none, and nothing is said of them. */
export function StationsSection({ entry }: StationsSectionProps) {
  const words = useStationWords();
  const may = useMay();
  const { kind } = entry.settings;
  if (kind === null || !may('stations:manage')) return null;
  return (
    <section className="account-actions" aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p className="field-hint">{kind === 'agent' ? words.notForAgents : words.about}</p>
      {kind !== 'agent' && <Stations entry={entry} kind={kind} />}
    </section>
  );
}

/** What is open: a phone, one that is being made, or none. */
type Open = { readonly kind: 'new' } | { readonly kind: 'station'; readonly id: string } | { readonly kind: 'none' };

function Stations({ entry, kind }: StationsSectionProps & { readonly kind: 'pbx' | 'uc' }) {
  const words = useStationWords();
  const { data, error } = useStations(entry.id);
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  return (
    <>
      <Standstill enabled={entry.settings.enabled} kind={kind} />
      {error !== null && <Unreadable error={error} />}
      {data === undefined && error === null && <p role="status">{words.reading}</p>}
      {data && <StationList stations={data} onOpen={(id) => setOpen({ kind: 'station', id })} />}
      <div className="account-buttons">
        <Button icon={<Plus size={18} aria-hidden />} onClick={() => setOpen({ kind: 'new' })}>
          {words.add}
        </Button>
      </div>
      <Opened
        open={open}
        stations={data ?? []}
        login={entry.settings.login}
        onClose={() => setOpen({ kind: 'none' })}
      />
    </>
  );
}

type OpenedProps = {
  readonly open: Open;
  readonly stations: readonly Station[];
  readonly login: string;
  readonly onClose: () => void;
};

function Opened({ open, stations, login, onClose }: OpenedProps) {
  if (open.kind === 'none') return null;
  if (open.kind === 'new') return <StationDialog login={login} station={null} isLast={false} onClose={onClose} />;
  const station = stations.find(({ id }) => id === open.id);
  if (!station) return null;
  const isLast = station.registrations.length > 0 && isOnlyConnected(station, stations);
  return <StationDialog login={login} station={station} isLast={isLast} onClose={onClose} />;
}

const isOnlyConnected = (station: Station, all: readonly Station[]): boolean =>
  all.every(({ id, registrations }) => id === station.id || registrations.length === 0);

type StationListProps = { readonly stations: readonly Station[]; readonly onOpen: (id: string) => void };

function StationList({ stations, onOpen }: StationListProps) {
  const words = useStationWords();
  if (stations.length === 0) return <p className="quiet">{words.none}</p>;
  return (
    <ul className="stations">
      {stations.map((station) => (
        <li key={station.id}>
          <button type="button" className="link station-name" onClick={() => onOpen(station.id)}>
            {station.name}
          </button>
          <StationState station={station} />
          <StationPlaces station={station} />
        </li>
      ))}
    </ul>
  );
}

/** Why none of the account's phones can sign in, whatever is set of them. */
function Standstill({ enabled, kind }: { readonly enabled: boolean; readonly kind: 'pbx' | 'uc' }) {
  const words = useStationWords();
  const { licences } = useConsoleWords().accounts;
  const { data } = useQuery({
    queryKey: ['licences', 'list'],
    queryFn: async () => {
      const answer = await client.listLicences({});
      return answer.ok ? answer.value.items : undefined;
    },
  });
  const licence = data?.find((one) => one.kind === kind);
  const isOver = data !== undefined && (!licence || Date.parse(licence.validUntil) <= Date.now());
  if (!enabled) return <Notice tone="warn">{words.accountOff}</Notice>;
  return isOver ? <Notice tone="bad">{words.licenceOver(licences[kind])}</Notice> : null;
}

function Unreadable({ error }: { readonly error: Error }) {
  const errorText = useErrorText();
  return <Notice tone="bad">{errorText(error instanceof Refused ? error.refusal.code : 'network/garbled')}</Notice>;
}
