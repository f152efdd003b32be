import type { CallRefusal, CommonError, ENDPOINTS, EndpointName } from '@wpm/contract';

/** Every code a user can be shown: those of the contract, and what the network itself can do wrong. */
export type ErrorCode =
  | (typeof ENDPOINTS)[EndpointName]['errors'][number]
  | CommonError
  | CallRefusal
  | 'network/unreachable'
  | 'network/garbled';
