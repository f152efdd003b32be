import type { CallEvent } from '../call/call.ts';
import type { Counters } from '../diagnostics/counters.ts';
import type {
  Invitation,
  Report,
  Signalling,
  SignallingCall,
  SignallingHandlers,
  SipCredentials,
} from './signalling.ts';

/** A call of the fake: notes the commands it gets, and says what the test wants. Ends by itself where a real one would. */
export class FakeCall implements SignallingCall {
  readonly commands: string[] = [];
  /** What its connection counts, as the test wants it. */
  counters: Counters | null = null;
  readonly happens: (event: CallEvent) => void;

  constructor(report: Report) {
    this.happens = report;
  }

  answer(): void {
    this.commands.push('answer');
  }

  reject(): void {
    this.commands.push('reject');
    this.happens({ kind: 'ended', why: 'hung-up', by: 'local' });
  }

  hangUp(): void {
    this.commands.push('hangUp');
    this.happens({ kind: 'ended', why: 'hung-up', by: 'local' });
  }

  mute(on: boolean): void {
    this.commands.push(`mute ${on}`);
  }

  sendDigits(digits: string): void {
    this.commands.push(`digits ${digits}`);
  }

  async readCounters(): Promise<Counters | null> {
    return this.counters;
  }
}

/** A platform the test plays. */
export class FakeSignalling implements Signalling {
  handlers: SignallingHandlers | undefined;
  readonly credentials: SipCredentials[] = [];
  readonly rejoined: { readonly platformCallId: string; readonly call: FakeCall }[] = [];
  readonly placed: { readonly number: string; readonly call: FakeCall; readonly campaignId?: string | undefined }[] =
    [];
  stopped = false;

  start(credentials: SipCredentials, handlers: SignallingHandlers): void {
    this.credentials.push(credentials);
    this.handlers = handlers;
  }

  renew(credentials: SipCredentials): void {
    this.credentials.push(credentials);
  }

  place(number: string, report: Report, campaignId?: string): FakeCall {
    const call = new FakeCall(report);
    this.placed.push({ number, call, campaignId });
    return call;
  }

  rejoin(platformCallId: string, report: Report): FakeCall {
    const call = new FakeCall(report);
    this.rejoined.push({ platformCallId, call });
    return call;
  }

  /** An INVITE comes in; undefined where the phone is busy. */
  rings(
    from: Partial<Pick<Invitation, 'other' | 'dialled' | 'campaign' | 'platformCallId'>> = {},
  ): FakeCall | undefined {
    let call: FakeCall | undefined;
    this.handlers?.invited({
      other: { number: '+48600100200', name: null },
      dialled: null,
      campaign: null,
      platformCallId: null,
      ...from,
      ring: (report) => (call = new FakeCall(report)),
      refuseAsBusy: () => {},
    });
    return call;
  }

  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }
}
