import { Component, computed, input } from '@angular/core';

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const person = 'M2.8 13.6c.8-2.6 2.8-3.8 5.2-3.8s4.4 1.2 5.2 3.8';
const bubble = 'M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z';

const shapes = {
  dashboard: 'M2.5 9h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 2.5H7V7H2.5zM9 9h4.5v4.5H9z',
  chats: bubble,
  active: bubble,
  profile: circle(8, 5.4, 2.7) + person,
  waiting: circle(8, 8, 5.7) + 'M8 4.8V8l2.2 1.5',
  vacant: circle(8, 8, 5.5),
  invite: circle(6.5, 5.5, 2.5) + 'M2 13.3c.6-2.5 2.3-3.7 4.5-3.7 1.1 0 2.1.3 2.9.9M12 9.5v4.5M9.750 11.750h4.5',
  transfer: 'M2.5 5.5h10L9.8 2.8M13.5 10.5h-10l2.7 2.7',
  watch: 'M1.5 8S3.8 3.8 8 3.8 14.5 8 14.5 8 12.2 12.2 8 12.2 1.5 8 1.5 8z' + circle(8, 8, 1.9),
  leave: 'M7 2.8H3.3v10.4H7M6.8 8h6.7M10.8 5.2L13.6 8l-2.8 2.8',
  join: 'M9 2.8h3.7v10.4H9M2.5 8H9.5M6.8 5.2L9.6 8l-2.8 2.8',
  kick: circle(8, 8, 5.7) + 'M4 4l8 8',
  seen: 'M2.5 8.5l2.7 2.7L10 5.5M8.5 11l.2.2L13.8 5.5',
  delivered: 'M3.5 8.5l3 3L12.500 5',
  send: 'M2.5 8L13.5 2.8 10.8 13.4 7.5 9.2z',
  search: circle(7, 7, 4.3) + 'M10.3 10.3L13.5 13.5',
  warning: 'M8 2.3l6 11H2zM8 6.5v3.2M8 11.6h.01',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  team:
    circle(5.6, 5.6, 2.3) +
    'M1.8 13.2c.5-2.3 1.9-3.4 3.8-3.4s3.3 1.100 3.8 3.4' +
    'M10.4 3.5a2.200 2.200 0 0 1 0 4.300M11.600 10c1.400.400 2.300 1.500 2.600 3.200',
  site:
    circle(8, 8, 5.7) +
    'M2.300 8h11.400M8 2.300c3.200 3.200 3.200 8.200 0 11.400M8 2.300c-3.200 3.200-3.200 8.200 0 11.400',
  settings: 'M2.5 5h5M11 5h2.5M2.5 11h2.5M8.500 11h5' + circle(9.2, 5, 1.7) + circle(6.7, 11, 1.7),
  left: 'M10 4L6 8l4 4',
  close: 'M4 4l8 8M12 4l-8 8',
  up: 'M4 10l4-4 4 4',
  panel: 'M2.5 3.500h11v9h-11zM9.500 3.500v9',
  note: 'M3 2.800h10v7.400L10 13.200H3zM10 13.200v-3h3',
  audit: 'M8 1.8l5 1.9v4c0 3.2-2 5.4-5 6.6-3-1.2-5-3.4-5-6.6v-4zM5.8 8l1.6 1.6L10.4 6.5',
  export: 'M8 2.5v7.5M5 7.3L8 10.3l3-3M2.8 13.3h10.4',
  play: 'M5 3l8 5-8 5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  next: 'M6 4l4 4-4 4M11.5 4v8',
  previous: 'M10 4L6 8l4 4M4.5 4v8',
  theme:
    circle(8, 8, 2.8) +
    'M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1',
} as const;

export type IconName = keyof typeof shapes;

const filled: ReadonlySet<IconName> = new Set(['active']);
const dashed: ReadonlySet<IconName> = new Set(['vacant']);

/** The drawing as a mask: a list of hundreds of rows has one element for each of its icons instead of three. */
function maskOf(name: IconName): string {
  const [fill, dash] = [filled.has(name) ? '#000' : 'none', dashed.has(name) ? '2.6' : 'none'];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="${fill}" stroke="#000" stroke-width="1.6" ` +
    `stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="${dash}"><path d="${shapes[name]}"/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

const masks = new Map<IconName, string>();
function mask(name: IconName): string {
  const known = masks.get(name) ?? maskOf(name);
  masks.set(name, known);
  return known;
}

/** A line drawing of 16 by 16 beside a word; it never stands for a word alone. */
@Component({
  selector: 'p-icon',
  template: '',
  host: { 'aria-hidden': 'true', '[attr.data-icon]': 'name()', '[style.mask-image]': 'mask()' },
  styles: `
    :host {
      display: inline-block;
      flex: none;
      inline-size: var(--icon, 16px);
      block-size: var(--icon, 16px);
      background: currentColor;
      mask-size: contain;
      mask-repeat: no-repeat;
      print-color-adjust: exact;
    }
    :host([data-icon='left']:dir(rtl)),
    :host([data-icon='right']:dir(rtl)),
    :host([data-icon='leave']:dir(rtl)),
    :host([data-icon='join']:dir(rtl)),
    :host([data-icon='next']:dir(rtl)),
    :host([data-icon='previous']:dir(rtl)),
    :host([data-icon='play']:dir(rtl)),
    :host([data-icon='send']:dir(rtl)) {
      transform: scaleX(-1);
    }
    @media (forced-colors: active) {
      :host {
        forced-color-adjust: none;
        background: CanvasText;
      }
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly mask = computed(() => mask(this.name()));
}
