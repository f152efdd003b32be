import type { MeasuredLeg } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { Absent } from '../../states/absent.tsx';
import { measured } from '../format.ts';
import { PlainTable } from '../../tables/plain-table.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { ReadPart } from './read-part.tsx';
import { useSound } from './use-reported-call.ts';

const WAYS = ['received', 'sent'] as const;
type Way = (typeof WAYS)[number];

/** How each leg sounded, each way, from its beginning to its end. */
export function Sound({ callId }: { readonly callId: string }) {
  const words = useReportWords().call;
  const { leg, way, codec, packets, loss, jitter, rtt, mos } = words.soundColumns;
  return (
    <ReadPart query={useSound(callId)}>
      {({ legs }) =>
        legs.length === 0 ? (
          <p className="quiet">{words.noSound}</p>
        ) : (
          <PlainTable label={words.sound} headings={[leg, way, codec, packets, loss, jitter, rtt, mos]}>
            {legs.flatMap((one) => WAYS.map((each) => <WayRow key={one.leg + each} leg={one} way={each} />))}
          </PlainTable>
        )
      }
    </ReadPart>
  );
}

function WayRow({ leg, way }: { readonly leg: MeasuredLeg; readonly way: Way }) {
  const words = useReportWords().call;
  const { language } = useLanguage();
  const { packets, heard } = leg[way];
  const spread = (of: { readonly mean: number; readonly max: number } | null | undefined) =>
    of ? `${measured(of.mean, 0, '', language)} / ${measured(of.max, 0, 'ms', language)}` : <Absent />;
  return (
    <tr>
      <th scope="row">{leg.aor?.replace(/^sip:/, '') ?? words.trunk}</th>
      <td>{words[way]}</td>
      <td>{leg.codec}</td>
      <td>{measured(packets, 0, '', language)}</td>
      <td>{heard ? measured(heard.lossPercent, 2, '%', language) : <Absent />}</td>
      <td>{spread(heard?.jitterMs)}</td>
      <td>{spread(leg.rttMs)}</td>
      <td>{heard ? measured(heard.mos, 1, '', language) : <Absent />}</td>
    </tr>
  );
}
