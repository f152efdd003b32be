/** What a tenant's sound is called in the media engine: the tenant is in it, so that nobody's can be played by somebody else. */
export function soundFileId(tenantId: string, audioId: string): string {
  return `${tenantId}_${audioId}`;
}
