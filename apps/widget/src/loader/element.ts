/** An element with attributes and children, by DOM calls only: pages with Trusted Types refuse strings of HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A drawing of 16 by 16, its line in the colour of the text around it. */
export function icon(path: string, className: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 16 16'],
    ['aria-hidden', 'true'],
    ['class', className],
  ] as const)
    svg.setAttribute(name, value);
  const line = svg.appendChild(document.createElementNS(space, 'path'));
  line.setAttribute('d', path);
  return svg;
}
