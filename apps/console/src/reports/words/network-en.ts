import { network as pl } from './network-pl.ts';

export const network: typeof pl = {
  ...pl,
  heading: 'What the network said',
  followed: 'the call went there',
  notFollowed: 'the call did not go there',
};
