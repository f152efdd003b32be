import process from 'node:process';

/** @param {string} text a line for who watches */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {string} text a line on what went wrong */
export function complain(text) {
  process.stderr.write(`${text}\n`);
}
