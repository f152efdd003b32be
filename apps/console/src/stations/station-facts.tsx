import type { Station } from '@wpm/contract';
import { Fact } from '../tables/fact.tsx';
import { useInstants } from '../zone/use-instants.ts';
import { StationPlaces, StationState } from './station-state.tsx';
import { useStationWords } from './words/use-station-words.ts';

/** How a phone stands now, and by what it is known. */
export function StationFacts({ station }: { readonly station: Station }) {
  const words = useStationWords();
  const { short } = useInstants();
  return (
    <dl className="facts">
      <Fact term={words.state}>
        <StationState station={station} />
      </Fact>
      {station.registrations.length > 0 && (
        <Fact term={words.device}>
          <StationPlaces station={station} />
        </Fact>
      )}
      <Fact term={words.authUser}>
        <code>{station.authUser}</code>
      </Fact>
      <Fact term={words.madeAt}>{short(station.createdAt)}</Fact>
    </dl>
  );
}
