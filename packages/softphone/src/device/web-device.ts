import { Store } from '../store.ts';
import { type AudioRoutes, type CallAct, type CallDevice, type CallOnDevice, NO_ROUTES } from './call-device.ts';
import { ShownCall } from './shown-call.ts';

/** The actions of a call (Media Session specification, §5.3); the type library does not know them yet. */
type MediaAction = 'hangup' | 'togglemicrophone';

/** What of a browser takes part in a call; each is absent where the browser has none. */
export type WebAbilities = {
  readonly media?: {
    setTitle(title: string | null): void;
    setMicrophoneActive(isActive: boolean): void;
    /** @throws where the browser does not know the action (Media Session specification, §6.2) */
    setActionHandler(action: MediaAction, handler: (() => void) | null): void;
  };
  /** Keeps the screen on until what it returns is called. */
  readonly keepAwake?: () => () => void;
  /** Shakes the device in this pattern (ms on, ms off, …); an empty one stops it. */
  readonly vibrate?: (pattern: readonly number[]) => void;
  readonly speakers?: {
    list(): Promise<readonly { readonly id: string; readonly name: string }[]>;
    onChanged(listener: () => void): () => void;
    /** Null is the system's own. */
    readonly chosen: { getState(): string | null; subscribe(listener: () => void): () => void };
    choose(id: string | null): void;
  };
};

const SYSTEM = { id: '', kind: 'system', name: '' } as const;
/** Milliseconds: shaken, still, shaken, still until the ringtone comes again. */
const SHAKING = [400, 200, 400, 1_600];
const SHAKEN_AGAIN_MS = SHAKING.reduce((sum, ms) => sum + ms, 0);

/** What a browser lets a page do: the system's media controls, a screen that stays on, a shake, speakers to choose from. */
export class WebDevice implements CallDevice {
  readonly rings = false;
  readonly #abilities: WebAbilities;
  readonly #shown = new ShownCall();
  readonly #routes = new Store<AudioRoutes>(NO_ROUTES);
  readonly #ends: (() => void)[] = [];
  #letSleep: (() => void) | undefined;
  #stopShaking: (() => void) | undefined;

  constructor(abilities: WebAbilities) {
    this.#abilities = abilities;
    const { speakers } = abilities;
    if (speakers === undefined) return;
    const read = () => void this.#readRoutes(speakers);
    this.#ends.push(speakers.onChanged(read), speakers.chosen.subscribe(read));
    read();
  }

  readonly onAct = this.#shown.onAct;
  readonly routes = this.#routes;

  show(call: CallOnDevice | null): void {
    const before = this.#shown.call;
    this.#shown.call = call;
    if (before?.id !== call?.id) this.#keepAwake(call !== null);
    this.#shake(call?.stage === 'ringing');
    this.#control(call);
  }

  chooseRoute(id: string): void {
    if (this.#routes.getState().routes.some((route) => route.id === id)) {
      this.#abilities.speakers?.choose(id === SYSTEM.id ? null : id);
    }
  }

  [Symbol.dispose](): void {
    this.show(null);
    for (const end of this.#ends) end();
  }

  #keepAwake(isWanted: boolean): void {
    this.#letSleep?.();
    this.#letSleep = isWanted ? this.#abilities.keepAwake?.() : undefined;
  }

  #shake(isWanted: boolean): void {
    const { vibrate } = this.#abilities;
    if (vibrate === undefined || isWanted === (this.#stopShaking !== undefined)) return;
    this.#stopShaking?.();
    this.#stopShaking = undefined;
    if (!isWanted) return;
    vibrate(SHAKING);
    const timer = setInterval(() => vibrate(SHAKING), SHAKEN_AGAIN_MS);
    this.#stopShaking = () => {
      clearInterval(timer);
      vibrate([]);
    };
  }

  #control(call: CallOnDevice | null): void {
    const { media } = this.#abilities;
    if (media === undefined) return;
    media.setTitle(call?.title ?? null);
    if (call !== null) media.setMicrophoneActive(!call.muted);
    const act = (asked: CallAct) => (call === null ? null : () => this.#shown.act(asked, call.id));
    handle(media, 'hangup', act(call?.stage === 'ringing' ? 'reject' : 'hang-up'));
    handle(media, 'togglemicrophone', act(call?.muted === true ? 'unmute' : 'mute'));
  }

  async #readRoutes(speakers: NonNullable<WebAbilities['speakers']>): Promise<void> {
    const found = await speakers.list();
    const routes = [SYSTEM, ...found.map(({ id, name }) => ({ id, kind: 'other' as const, name }))];
    const wanted = speakers.chosen.getState() ?? SYSTEM.id;
    const chosen = routes.some(({ id }) => id === wanted) ? wanted : SYSTEM.id;
    this.#routes.set(found.length === 0 ? NO_ROUTES : { routes, chosen });
  }
}

function handle(media: NonNullable<WebAbilities['media']>, action: MediaAction, handler: (() => void) | null): void {
  try {
    media.setActionHandler(action, handler);
  } catch {
    // Then the phone's own buttons have to do.
  }
}
