import { useEffect } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { embeddingFor } from './embedding.ts';

/** Lets the page that frames the phone hear of its calls, and command them. */
export function EmbeddedEvents({ domain }: { readonly domain: string }) {
  const softphone = useSoftphone();
  useEffect(() => embeddingFor(domain).attach(softphone), [domain, softphone]);
  return null;
}
