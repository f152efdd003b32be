/** What the bookmark says where it finds no number. */
export type BookmarkletWords = { readonly ask: string; readonly none: string };

/**
 * The address of a bookmark that calls the number selected on any page (F48): it opens the phone with the number, and the phone asks
 * before it calls. Where nothing is selected it asks for one.
 * @param phone origin of the platform
 */
export function bookmarkletOf(phone: string, { ask, none }: BookmarkletWords): string {
  const code = [
    `const text=String(getSelection())||prompt(${JSON.stringify(ask)})||''`,
    // The first run of digits that is long enough, with what separates them; else an extension or a code that stands alone.
    String.raw`const found=/\+?\d(?:[\s().\-\u00a0]*\d){4,}/.exec(text)||/^\s*[\d*#]{2,}\s*$/.exec(text)`,
    String.raw`const number=found&&found[0].replace(/[\s().\-\u00a0]/g,'')`,
    `if(number)open(${JSON.stringify(`${phone}/phone/?dial=`)}+encodeURIComponent(number),'wpm-phone')`,
    `else if(text)alert(${JSON.stringify(none)})`,
  ].join(';');
  return `javascript:${encodeURIComponent(`(()=>{${code}})()`)}`;
}
