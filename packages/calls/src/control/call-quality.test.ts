import { expect, test } from 'vitest';
import { OFFER, type Stage, answeredCall } from './stage.ts';

const measured = ({ media }: Stage) => [...media.open.values()][0]?.measured;
const qualityIn = ({ journal }: Stage) => [...journal.live.values()][0]?.record.quality;

test('a leg that leaves a call is measured before it goes, on disk at once, and the call keeps it to its end', async () => {
  const { stage, caller } = await answeredCall();
  measured(stage)?.set('callee-1', { packetsReceived: 90, packetsLost: 10 });
  await stage.control.commands.transfer([...stage.media.open.keys()][0] ?? '', 'account-anna', '102');
  await stage.settle();
  const anna = {
    leg: 'callee-1',
    aor: 'sip:anna@demo.local',
    trunkId: null,
    received: { packets: 90, heard: { lossPercent: 10 } },
    sent: { heard: null },
  };
  expect(qualityIn(stage)).toMatchObject([anna]);
  await stage.offered(1).respond(200, OFFER);
  measured(stage)?.set('callee-2', { packetsReceived: 7 });
  await stage.offered(1).within('BYE', 2);
  expect(caller.responses.at(-1)?.status).toBe(200);
  expect(stage.journal.closed).toMatchObject([
    {
      quality: [
        anna,
        { leg: 'caller', aor: null, trunkId: 'lab', received: { packets: 0, heard: null } },
        { leg: 'callee-2', aor: 'sip:jan@demo.local', received: { packets: 7, heard: { lossPercent: 0 } } },
      ],
    },
  ]);
});

test('an engine that cannot say takes nothing from the end of the call', async () => {
  const { stage } = await answeredCall();
  stage.media.refuseNext('stats', 'engine/gone');
  await stage.offered().within('BYE', 2);
  expect(stage.journal.closed).toMatchObject([{ result: 'answered' }]);
  expect(stage.journal.closed[0]?.quality).toBeUndefined();
});
