/** Pixels from the end within which the log counts as being read at its end. */
const nearEnd = 60;
/** Pixels from an edge of what is in the page at which more is put there. */
const nearEdge = 400;

export type Edge = 'earlier' | 'later';

/** Keeps what somebody reads where it is on the screen while lines come and go around it. */
export class ScrollAnchor {
  /** Whether the end is followed. */
  following = true;
  /** By its lower edge: a line loses its name when another of the same author comes above it. */
  #line: { key: string; bottom: number } | null = null;

  constructor(private readonly box: HTMLElement) {}

  /** The reader scrolled: notes what is read now, and tells which edge is near. */
  scrolled(atEnd: boolean): Edge | null {
    const { scrollTop, scrollHeight, clientHeight } = this.box;
    const below = scrollHeight - scrollTop - clientHeight;
    this.following = atEnd && below < nearEnd;
    this.#line = this.following ? null : this.#firstInSight();
    if (this.following) return null;
    if (scrollTop < nearEdge) return 'earlier';
    return below < nearEdge && !atEnd ? 'later' : null;
  }

  /** After every change of the lines or of the room for them. */
  restore(): void {
    if (this.following) this.box.scrollTop = this.box.scrollHeight;
    const line = this.#line && this.#find(this.#line.key);
    if (line && this.#line) this.box.scrollTop += this.#bottomOf(line) - this.#line.bottom;
  }

  /** Brings one line to the middle and keeps it there. */
  center(key: string): void {
    const line = this.#find(key);
    if (!line) return;
    this.following = false;
    line.scrollIntoView({ block: 'center' });
    this.#line = { key, bottom: this.#bottomOf(line) };
  }

  #firstInSight(): { key: string; bottom: number } | null {
    const edge = this.box.getBoundingClientRect().top;
    const lines = [...this.box.querySelectorAll<HTMLElement>('[data-key]')];
    const line = lines.find((one) => one.getBoundingClientRect().bottom > edge);
    return line ? { key: line.dataset['key'] ?? '', bottom: this.#bottomOf(line) } : null;
  }

  #find(key: string): HTMLElement | null {
    return this.box.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  #bottomOf(line: HTMLElement): number {
    return line.getBoundingClientRect().bottom - this.box.getBoundingClientRect().top;
  }
}
