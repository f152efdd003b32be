import type { Destination, NumberRoute } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import { useCampaigns, useMenus, useUsers, useWorkingHours } from '../administration/targets.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

const DESTINATIONS = ['account', 'campaign', 'menu', 'nowhere'] as const;
const ROUTES = ['account', 'campaign', 'menu', 'by-hours', 'nowhere'] as const;

export type RouteFieldsProps = {
  readonly route: NumberRoute;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (route: NumberRoute) => void;
};

/** Where calls to a number go: to a user, a campaign, a menu, nowhere, or to one of two by the time of the call. */
export function RouteFields({ route, problem, onChange }: RouteFieldsProps) {
  const words = useConsoleWords().numbers;
  return (
    <>
      <SelectField
        label={words.route}
        values={ROUTES}
        texts={words.routes}
        value={route.kind}
        problem={problem('route.kind')}
        onChoose={(kind) => kind !== null && onChange(emptyRoute(kind))}
      />
      {route.kind === 'by-hours' ? (
        <ByHours route={route} problem={problem} onChange={onChange} />
      ) : (
        <TargetOf destination={route} path="route" problem={problem} onChange={onChange} />
      )}
    </>
  );
}

type ByHoursProps = RouteFieldsProps & { readonly route: Extract<NumberRoute, { kind: 'by-hours' }> };

function ByHours({ route, problem, onChange }: ByHoursProps) {
  const words = useConsoleWords().numbers;
  return (
    <>
      <TargetField
        label={words.hours}
        targets={useWorkingHours()}
        value={route.hoursId}
        problem={problem('route.hoursId')}
        onChoose={(hoursId) => onChange({ ...route, hoursId })}
      />
      {(['open', 'closed'] as const).map((when) => (
        <fieldset key={when} className="checks destination">
          <legend>{words.when[when]}</legend>
          <SelectField
            label={words.route}
            values={DESTINATIONS}
            texts={words.routes}
            value={route[when].kind}
            onChoose={(kind) => kind !== null && onChange({ ...route, [when]: emptyDestination(kind) })}
          />
          <TargetOf
            destination={route[when]}
            path={`route.${when}`}
            problem={problem}
            onChange={(destination) => onChange({ ...route, [when]: destination })}
          />
        </fieldset>
      ))}
    </>
  );
}

type TargetOfProps = {
  readonly destination: Destination;
  readonly path: string;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (destination: Destination) => void;
};

/** Which user, campaign or menu it is; nothing where calls go nowhere. */
function TargetOf({ destination, path, problem, onChange }: TargetOfProps) {
  const words = useConsoleWords().numbers;
  const users = useUsers();
  const campaigns = useCampaigns();
  const menus = useMenus();
  if (destination.kind === 'nowhere') return <p className="field-hint">{words.nowhereHint}</p>;
  if (destination.kind === 'account')
    return (
      <TargetField
        label={words.user}
        targets={users}
        value={destination.accountId}
        problem={problem(`${path}.accountId`)}
        onChoose={(accountId) => onChange({ kind: 'account', accountId })}
      />
    );
  if (destination.kind === 'menu')
    return (
      <TargetField
        label={words.menu}
        targets={menus}
        value={destination.menuId}
        problem={problem(`${path}.menuId`)}
        onChoose={(menuId) => onChange({ kind: 'menu', menuId })}
      />
    );
  return (
    <TargetField
      label={words.campaign}
      targets={campaigns}
      value={destination.campaignId}
      problem={problem(`${path}.campaignId`)}
      onChoose={(campaignId) => onChange({ kind: 'campaign', campaignId })}
    />
  );
}

function emptyDestination(kind: Destination['kind']): Destination {
  if (kind === 'nowhere') return { kind };
  if (kind === 'menu') return { kind, menuId: '' };
  return kind === 'account' ? { kind, accountId: '' } : { kind, campaignId: '' };
}

function emptyRoute(kind: NumberRoute['kind']): NumberRoute {
  if (kind !== 'by-hours') return emptyDestination(kind);
  return { kind, hoursId: '', open: { kind: 'nowhere' }, closed: { kind: 'nowhere' } };
}
