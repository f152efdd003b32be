import { type TargetSheetProps, TargetSheet } from '../handing-on/target-sheet.tsx';
import { connectedCall } from './demo-softphone.ts';
import type { GalleryState } from './gallery-state.ts';

const inCall = connectedCall();

function picking(
  kind: TargetSheetProps['kind'],
  shown: Omit<GalleryState, 'shown'> = {},
  way?: 'number',
): GalleryState {
  return {
    phone: { calls: [inCall] },
    ...shown,
    shown: () => <TargetSheet call={inCall} kind={kind} onClose={() => {}} {...(way && { way })} />,
  };
}

/** Whom a call is handed to, or whom one asks (F31, F33). */
export const TARGET_STATES: Readonly<Record<string, GalleryState>> = {
  'target-consult': picking('consult'),
  'target-transfer': picking('transfer'),
  'target-recent': picking('transfer', { recent: ['120', '+48600100200', '102'] }),
  'target-number': picking('consult', {}, 'number'),
  'target-number-recent': picking('consult', { recent: ['+48600100200', '102', '+442079460000'] }, 'number'),
  'target-nobody': picking('transfer', {
    answers: { '/colleagues': { status: 200, body: { items: [], isPart: false } } },
  }),
  'target-offline': picking('transfer', { answers: 'unreachable' }),
};
