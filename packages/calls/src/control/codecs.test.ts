import { expect, test } from 'vitest';
import { PHONE, Stage } from './stage.ts';

/** The codecs each leg of the one call was given. */
const codecsIn = ({ media }: Stage): (readonly string[] | undefined)[] => {
  const legs = [...media.open.values()][0]?.legs;
  return ['caller', 'callee-1'].map((leg) => legs?.get(leg)?.options.codecs);
};

test('a browser is offered Opus before G.711, a trunk G.711 alone', async () => {
  const stage = new Stage();
  stage.routing = stage.ringing({ ...PHONE, transport: 'webrtc' });
  await stage.invite();
  expect(codecsIn(stage)).toEqual([
    ['PCMA', 'PCMU'],
    ['opus', 'PCMA', 'PCMU'],
  ]);
});

test('a phone that is no browser is not offered Opus', async () => {
  const stage = new Stage();
  await stage.invite();
  expect(codecsIn(stage)[1]).toEqual(['PCMA', 'PCMU']);
});

test('browsers get the codecs the installation was set to', async () => {
  const stage = new Stage();
  stage.browserCodecs = ['PCMA', 'opus'];
  stage.restart();
  stage.routing = stage.ringing({ ...PHONE, transport: 'webrtc' });
  await stage.invite();
  expect(codecsIn(stage)[1]).toEqual(['PCMA', 'opus']);
});

test('what a target names goes before what the house prefers', async () => {
  const stage = new Stage();
  stage.routing = stage.ringing({ ...PHONE, codecs: ['G722', 'PCMA'] });
  await stage.invite();
  expect(codecsIn(stage)[1]).toEqual(['G722', 'PCMA']);
});
