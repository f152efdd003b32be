import { expect, test } from 'vitest';
import { publicLookup } from './public-hosts.ts';
import { answering } from './names.fixture.ts';

test.each([
  [['93.184.215.14', '127.0.0.1'], 'private address'],
  [['::ffff:127.0.0.1'], 'private address'],
  [['169.254.169.254'], 'private address'],
  [[], 'no address'],
  [['93.184.215.14'], [{ address: '93.184.215.14', family: 4 }]],
])('what is asked by name at the addresses %j is told: %j', async (addresses, told) => {
  const said = new Promise((resolve) =>
    publicLookup(answering(addresses))('crm.example', { all: true }, (error, found) =>
      resolve(error?.message ?? found),
    ),
  );
  expect(await said).toEqual(told);
});
