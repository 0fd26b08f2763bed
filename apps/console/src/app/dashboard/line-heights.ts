import type { CdkVirtualScrollViewport, VirtualScrollStrategy } from '@angular/cdk/scrolling';
import { distinctUntilChanged, Subject } from 'rxjs';

/** Pixels rendered beyond both edges, so that quick scrolling shows no gap. */
const margin = 92;

/** A virtual list of lines of two heights, known without measuring: headings are lower than rows. */
export class LineHeights implements VirtualScrollStrategy {
  readonly #index = new Subject<number>();
  readonly scrolledIndexChange = this.#index.pipe(distinctUntilChanged());
  #viewport: CdkVirtualScrollViewport | null = null;
  /** Where each line begins; one more at the end: the whole height. */
  #tops: readonly number[] = [0];

  setHeights(heights: readonly number[]): void {
    const tops = [0];
    for (const height of heights) tops.push(tops[tops.length - 1]! + height);
    this.#tops = tops;
    this.#resize();
  }

  attach(viewport: CdkVirtualScrollViewport): void {
    this.#viewport = viewport;
    this.#resize();
  }
  detach(): void {
    this.#viewport = null;
  }
  onContentScrolled(): void {
    this.#render();
  }
  onDataLengthChanged(): void {
    this.#resize();
  }
  onContentRendered(): void {
    return;
  }
  onRenderedOffsetChanged(): void {
    return;
  }

  /** Scrolls no more than is needed to see the line whole. */
  reveal(index: number): void {
    const viewport = this.#viewport;
    if (!viewport) return;
    const [top, bottom] = [this.#tops[index] ?? 0, this.#tops[index + 1] ?? 0];
    const offset = viewport.measureScrollOffset();
    const end = offset + viewport.getViewportSize();
    if (top < offset) viewport.scrollToOffset(top);
    else if (bottom > end) viewport.scrollToOffset(bottom - viewport.getViewportSize());
  }

  scrollToIndex(index: number, behavior: ScrollBehavior): void {
    this.#viewport?.scrollToOffset(this.#tops[index] ?? 0, behavior);
  }

  #resize(): void {
    this.#viewport?.setTotalContentSize(this.#tops.at(-1) ?? 0);
    this.#render();
  }

  #render(): void {
    const viewport = this.#viewport;
    if (!viewport) return;
    const offset = viewport.measureScrollOffset();
    const start = this.#lineAt(offset - margin);
    const end = Math.min(viewport.getDataLength(), this.#lineAt(offset + viewport.getViewportSize() + margin) + 1);
    viewport.setRenderedRange({ start: Math.min(start, end), end });
    viewport.setRenderedContentOffset(this.#tops[Math.min(start, end)] ?? 0);
    this.#index.next(this.#lineAt(offset));
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#tops.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#tops[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.min(low, Math.max(0, this.#tops.length - 2));
  }
}
