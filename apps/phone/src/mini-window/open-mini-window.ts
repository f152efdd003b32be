import { setMiniWindow } from './mini-window.ts';

/** Document Picture-in-Picture; the type library does not know it yet. */
type DocumentPictureInPicture = {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
};

const SIZE = { width: 320, height: 220 } as const;

const api = (): DocumentPictureInPicture | undefined => {
  const { documentPictureInPicture }: { documentPictureInPicture?: DocumentPictureInPicture } = Object(globalThis);
  return documentPictureInPicture;
};

/** Whether the browser can show a small window above all others: Chromium on a desktop. */
export const canOpenMiniWindow = (): boolean => api() !== undefined;

/** Opens it, after a gesture of the user's; a browser that refuses leaves all as it is. */
export async function openMiniWindow(): Promise<void> {
  const made = await api()
    ?.requestWindow(SIZE)
    .catch(() => null);
  if (!made) return;
  dress(made.document);
  made.addEventListener('pagehide', () => setMiniWindow(null));
  setMiniWindow(made);
}

/** It looks as the phone does: by the same style sheets, theme, size of text and language. */
function dress(its: Document): void {
  const own = document.documentElement;
  its.title = document.title;
  its.documentElement.lang = own.lang;
  Object.assign(its.documentElement.dataset, own.dataset);
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style'))
    its.head.append(sheet.cloneNode(true));
}
