/** What a browser tells of the network (Network Information API); the type library knows it of none. */
type NetworkInformation = EventTarget & { readonly type?: string };

/**
 * Calls back when the device is on a network again, or on one of another kind: from Wi-Fi to mobile data. What the browser estimates of
 * how fast it is changes all the time and is none of it.
 * @returns a function that ends it
 */
export function onNetworkChanged(
  listener: () => void,
  page: EventTarget = globalThis,
  { connection }: { readonly connection?: NetworkInformation } = Object(navigator),
): () => void {
  let kind = connection?.type;
  const changed = () => {
    if (connection?.type === kind) return;
    kind = connection?.type;
    // Without a network there is nothing to be done yet.
    if (kind !== 'none') listener();
  };
  page.addEventListener('online', listener);
  connection?.addEventListener('change', changed);
  return () => {
    page.removeEventListener('online', listener);
    connection?.removeEventListener('change', changed);
  };
}
