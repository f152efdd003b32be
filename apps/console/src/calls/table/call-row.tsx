import type { ReportedCall } from '@wpm/contract';
import { memo } from 'react';
import { isRunning } from '../list/call-list.ts';
import { COLUMNS, Kind } from './columns.tsx';
import { StartTime } from './start-time.tsx';

export type CallRowProps = {
  readonly call: ReportedCall;
  readonly open: boolean;
  readonly onOpen: (callId: string) => void;
};

/** A call. Anywhere in the row opens it for the mouse; the keyboard has the button in its heading. */
export const CallRow = memo(function CallRow({ call, open, onOpen }: CallRowProps) {
  // Who drags over a number to copy it does not want the panel.
  const openByMouse = () => getSelection()?.isCollapsed !== false && onOpen(call.callId);
  return (
    <tr data-open={open || undefined} data-running={isRunning(call) || undefined} onClick={openByMouse}>
      <td data-column="kind">
        <Kind call={call} />
      </td>
      <th scope="row" data-column="start">
        <StartTime callId={call.callId} startedAt={call.startedAt} open={open} onOpen={onOpen} />
      </th>
      {COLUMNS.map(({ id, Cell }) => (
        <td key={id} data-column={id}>
          <Cell call={call} />
        </td>
      ))}
    </tr>
  );
});
