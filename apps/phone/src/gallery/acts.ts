/** What a user does before a state is as it is shown: they press something, or type into it. By what CSS finds it, as words are of a language. */
export type Act = { readonly press: string } | { readonly type: string; readonly into: string };

/** Does one after the other, each as soon as what it is done to is there. */
export async function doAll(acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    if ('press' in act) (await appearing(act.press)).click();
    else type(await appearing(act.into), act.type);
  }
}

function appearing(selector: string): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = () => {
      const found = document.querySelector<HTMLElement>(selector);
      if (found === null) return;
      watch.disconnect();
      resolve(found);
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributes: true });
    look();
  });
}

/** As a keyboard would: React takes no value that is merely set. */
function type(field: HTMLElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
