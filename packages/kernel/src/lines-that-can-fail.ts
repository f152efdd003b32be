/**
 * Writes lines to where writing can fail, as a log on a full disk or to a reader that went away does: what cannot be written is lost
 * and counted, nothing is thrown. The first line that can be written again comes after one that says how many were lost.
 *
 * @param write throws where it cannot
 * @param lost what is written of so many lost lines
 */
export function linesThatCanFail(
  write: (line: string) => void,
  lost: (lines: number) => string,
): (line: string) => void {
  let missing = 0;
  return (line) => {
    try {
      if (missing > 0) write(lost(missing));
      missing = 0;
      write(line);
    } catch {
      missing += 1;
    }
  };
}
