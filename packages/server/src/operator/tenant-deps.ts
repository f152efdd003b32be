import type { Store } from '@wpm/store';
import type { Settings } from '../settings.ts';
import type { OperatorRequest } from './protocol.ts';

/** What the operator asks of tenants and their licences. */
export type TenantRequest = Extract<
  OperatorRequest,
  { verb: 'tenants' | `tenant-${'create' | 'invite' | 'rename'}` | 'licences' | `licence-${'grant' | 'withdraw'}` }
>;
export type TenantDeps = {
  readonly store: Pick<Store, 'tenants' | 'accounts' | 'licences' | 'invitations' | 'setUp'>;
  readonly now: () => Date;
  readonly settings: Pick<Settings, 'http' | 'tls' | 'publicAddress' | 'publicUrl'>;
};
