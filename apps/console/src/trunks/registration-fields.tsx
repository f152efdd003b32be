import type { TrunkRegistration } from '@wpm/contract';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { TrunkFormProps } from './trunk-draft.ts';

const KINDS = ['none', 'register', 'accept'] as const;

/** How the two sides know each other, with what each way needs. */
export function RegistrationFields(props: TrunkFormProps) {
  const { draft, change, problem } = props;
  const words = useConsoleWords().trunks;
  const choose = (kind: TrunkRegistration['kind']) =>
    change({
      registration: emptyRegistration(kind),
      peers:
        kind === 'none' && draft.peers.length === 0 ? [{ host: '', port: null, transport: 'udp' }] : peersOf(props),
    });
  return (
    <>
      <SelectField
        label={words.registration}
        hint={words.registrationHints[draft.registration.kind]}
        values={KINDS}
        texts={words.registrations}
        value={draft.registration.kind}
        problem={problem('registration.kind')}
        onChoose={(kind) => kind !== null && choose(kind)}
      />
      {draft.registration.kind === 'register' && <Account {...props} registration={draft.registration} />}
      {draft.registration.kind === 'register' && <Proof {...props} registration={draft.registration} />}
    </>
  );
}

/** An address nobody filled in is no address. */
function peersOf({ draft }: TrunkFormProps): TrunkFormProps['draft']['peers'] {
  return draft.peers.filter(({ host }) => host !== '');
}

type AccountProps = TrunkFormProps & { readonly registration: Extract<TrunkRegistration, { kind: 'register' }> };

/** The account the carrier gave us. */
function Account({ registration, change, problem }: AccountProps) {
  const words = useConsoleWords().trunks;
  const changeAccount = (changes: Partial<typeof registration>) =>
    change({ registration: { ...registration, ...changes } });
  return (
    <>
      <TextField
        label={words.domain}
        hint={words.domainHint}
        spellCheck={false}
        value={registration.domain}
        problem={problem('registration.domain')}
        onChange={(domain) => changeAccount({ domain: domain.trim() })}
      />
      <TextField
        label={words.user}
        spellCheck={false}
        value={registration.user}
        problem={problem('registration.user')}
        onChange={(user) => changeAccount({ user })}
      />
    </>
  );
}

/** How it is proven. The password is written only: what is kept is never shown. */
function Proof({ registration, draft, entry, change, problem }: AccountProps) {
  const words = useConsoleWords().trunks;
  const changeAccount = (changes: Partial<typeof registration>) =>
    change({ registration: { ...registration, ...changes } });
  return (
    <>
      <TextField
        label={words.authUser}
        hint={words.authUserHint}
        spellCheck={false}
        value={registration.authUser ?? ''}
        problem={problem('registration.authUser')}
        onChange={(user) => changeAccount({ authUser: user === '' ? null : user })}
      />
      <TextField
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autoComplete="new-password"
        placeholder={entry?.hasPassword === true ? words.passwordKept : ''}
        value={draft.password}
        problem={problem('password') && words.passwordAgain}
        onChange={(password) => change({ password })}
      />
      <TextField
        label={words.realm}
        hint={words.realmHint}
        spellCheck={false}
        value={registration.realm ?? ''}
        problem={problem('registration.realm')}
        onChange={(realm) => changeAccount({ realm: realm === '' ? null : realm })}
      />
    </>
  );
}

function emptyRegistration(kind: TrunkRegistration['kind']): TrunkRegistration {
  if (kind !== 'register') return { kind };
  return { kind, domain: '', user: '', authUser: null, realm: null, expires: 600 };
}
