export { HandsetNetwork, whyNoHandsetNetwork } from './handset-network.ts';
export type { Faults, LinkStats, NetsimLink } from './netsim.ts';
