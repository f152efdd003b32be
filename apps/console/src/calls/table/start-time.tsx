import { Tooltip } from '@base-ui/react/tooltip';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useInstants } from '../../zone/use-instants.ts';

/** One bubble for all rows: it shows the whole instant of the row that is pointed at or has the focus. */
const wholeInstant = Tooltip.createHandle<string>();

export type StartTimeProps = {
  readonly callId: string;
  readonly startedAt: string;
  readonly open: boolean;
  readonly onOpen: (callId: string) => void;
};

/** When a call began; pressing it opens the call. */
export function StartTime({ callId, startedAt, open, onOpen }: StartTimeProps) {
  const words = useConsoleWords();
  const { short } = useInstants();
  return (
    <Tooltip.Trigger
      handle={wholeInstant}
      payload={startedAt}
      id={openerOf(callId)}
      className="call-opener"
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => onOpen(callId)}
    >
      <time dateTime={startedAt}>{short(startedAt)}</time>
      <span className="ui-unseen">, {words.calls.details}</span>
    </Tooltip.Trigger>
  );
}

export function WholeInstant() {
  const { full } = useInstants();
  return (
    <Tooltip.Root handle={wholeInstant}>
      {({ payload }) => (
        <Tooltip.Portal>
          <Tooltip.Positioner side="top" align="start" sideOffset={4} className="tooltip-place">
            <Tooltip.Popup className="tooltip">
              {payload !== undefined && full(payload)}
              <br />
              {payload}
            </Tooltip.Popup>
          </Tooltip.Positioner>
        </Tooltip.Portal>
      )}
    </Tooltip.Root>
  );
}

/** The id of the button that opens a call, where the focus returns to. */
export function openerOf(callId: string): string {
  return `call-${callId}`;
}
