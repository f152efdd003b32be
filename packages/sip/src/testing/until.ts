/** Resolves when it is so: for what only the system's sockets know. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => void setImmediate(resolve));
}
