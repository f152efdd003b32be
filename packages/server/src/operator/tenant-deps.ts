import type { Store } from '@wpm/store';
import type { AccessDeps } from '../administration/end-access.ts';
import type { Settings } from '../settings.ts';
import type { SoundFiles } from '../sounds/sound-files.ts';
import type { TrunkControl } from '../telephony/trunks/trunk-control.ts';
import type { OperatorRequest } from './protocol.ts';

/** What the operator asks of tenants and their licences. */
export type TenantRequest = Extract<
  OperatorRequest,
  {
    verb:
      | 'tenants'
      | 'tenants-removed'
      | `tenant-${'create' | 'invite' | 'rename' | 'disable' | 'enable' | 'remove'}`
      | 'licences'
      | `licence-${'grant' | 'withdraw'}`;
  }
>;
export type TenantDeps = AccessDeps & {
  readonly store: Pick<Store, 'tenants' | 'accounts' | 'licences' | 'invitations' | 'trunks' | 'setUp'>;
  readonly telephony: { readonly trunks: Pick<TrunkControl, 'reload'> };
  readonly sounds: Pick<SoundFiles, 'removeAllOf'>;
  readonly now: () => Date;
  readonly settings: Pick<Settings, 'data' | 'http' | 'tls' | 'publicAddress' | 'publicUrl'>;
};
