import { Store } from '../store.ts';
import { type AudioRoutes, type CallAct, type CallDevice, type CallOnDevice, NO_ROUTES } from './call-device.ts';
import { ShownCall } from './shown-call.ts';

/** A device for tests and the gallery: it shows what it is told, and its user presses what the test wants. */
export class FakeDevice implements CallDevice {
  readonly rings: boolean;
  readonly #shown = new ShownCall();
  readonly #routes: Store<AudioRoutes>;

  constructor({ rings = false, routes = NO_ROUTES }: { readonly rings?: boolean; readonly routes?: AudioRoutes } = {}) {
    this.rings = rings;
    this.#routes = new Store(routes);
  }

  readonly onAct = this.#shown.onAct;

  get routes(): Store<AudioRoutes> {
    return this.#routes;
  }

  get shown(): CallOnDevice | null {
    return this.#shown.call;
  }

  show(call: CallOnDevice | null): void {
    this.#shown.call = call;
  }

  press(act: CallAct, callId: string): void {
    this.#shown.act(act, callId);
  }

  chooseRoute(id: string): void {
    const { routes } = this.#routes.getState();
    if (routes.some((route) => route.id === id)) this.#routes.set({ routes, chosen: id });
  }

  [Symbol.dispose](): void {
    this.show(null);
  }
}
