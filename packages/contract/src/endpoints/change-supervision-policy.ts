import { endpoint } from '../endpoint.ts';
import { supervisionPolicy } from '../shapes/supervision.ts';

/** Settles what users are told of supervisors (F47); it holds for who is rung from now on. */
export const changeSupervisionPolicy = endpoint({
  method: 'PUT',
  path: '/supervision-policy',
  right: 'directory:manage',
  input: supervisionPolicy,
  output: supervisionPolicy,
  errors: [],
});
