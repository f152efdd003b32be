type Happening = { readonly at: number; readonly order: number; readonly happen: () => void };

/** What happens later, the earliest first. */
export class Agenda {
  readonly #heap: Happening[] = [];
  #order = 0;

  add(at: number, happen: () => void): void {
    let place = this.#heap.push({ at, order: this.#order++, happen }) - 1;
    while (place > 0 && this.#isBefore(place, (place - 1) >> 1)) place = this.#swap(place, (place - 1) >> 1);
  }

  take(): Happening | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (!first || !last || this.#heap.length === 0) return first;
    this.#heap[0] = last;
    let place = 0;
    for (let least = this.#least(place); least !== place; least = this.#least(place)) place = this.#swap(place, least);
    return first;
  }

  #least(place: number): number {
    return [2 * place + 1, 2 * place + 2].reduce((best, each) => (this.#isBefore(each, best) ? each : best), place);
  }

  #isBefore(one: number, other: number): boolean {
    const [left, right] = [this.#heap[one], this.#heap[other]];
    return left !== undefined && right !== undefined && (left.at - right.at || left.order - right.order) < 0;
  }

  #swap(from: number, to: number): number {
    const [one, other] = [this.#heap[from], this.#heap[to]];
    if (one && other) [this.#heap[from], this.#heap[to]] = [other, one];
    return to;
  }
}
