import type { Page } from 'playwright-core';

/**
 * Has the browser get its subscription at once: the push services of browsers are not in reach of a test. What it is subscribed
 * for stands in `data-push` of the page, `none` after it was taken back.
 */
export function putPushServiceInReach(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { dataset } = document.documentElement;
    let current: object | null = null;
    PushManager.prototype.getSubscription = async () => (Object(current) === current ? Object(current) : null);
    PushManager.prototype.subscribe = async (options) => {
      dataset['push'] = JSON.stringify(options?.applicationServerKey);
      current = {
        endpoint: 'https://push.example/1',
        options: { applicationServerKey: null },
        getKey: (name: string) => new Uint8Array(name === 'auth' ? 16 : 65).buffer,
        unsubscribe: async () => {
          current = null;
          dataset['push'] = 'none';
          return true;
        },
      };
      return Object(current);
    };
  });
}
