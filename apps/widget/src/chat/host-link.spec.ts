import { handover, hello } from '../port-messages';
import { HostLink } from './host-link';

/** A frame's window, as far as the link uses it. */
function frame() {
  const said: unknown[][] = [];
  let listener: (event: unknown) => void = () => undefined;
  const parent = { postMessage: (...args: unknown[]) => said.push(args) };
  const page = { parent, addEventListener: (_: string, heard: typeof listener) => (listener = heard) };
  return { said, parent, page: page as unknown as Window, offer: (event: object) => listener(event) };
}
function port() {
  const posted: unknown[] = [];
  return { posted, postMessage: (message: unknown) => posted.push(message), onmessage: (_: object) => undefined };
}

describe('the line to the host page', () => {
  const origin = 'https://shop.example';
  const open = () => {
    const window = frame();
    const heard: unknown[] = [];
    const link = new HostLink([origin], (message) => heard.push(message), window.page);
    return { ...window, heard, link };
  };

  it('V1: says nothing but hello before the port is there', () => {
    const { said, link } = open();
    link.tell({ type: 'unread', count: 2, words: 'two' });
    expect(said).toEqual([[hello, '*']]);
  });

  it('V1: takes the port of the parent at an allowed origin, and what waited goes through it', () => {
    const { offer, parent, link, heard } = open();
    const own = port();
    link.tell({ type: 'unread', count: 2, words: 'two' });
    offer({ source: parent, origin, data: handover, ports: [own] });
    own.onmessage({ data: { type: 'close' } });
    expect([own.posted, heard]).toEqual([[{ type: 'unread', count: 2, words: 'two' }], [{ type: 'close' }]]);
  });

  it.each([
    ['another window', { source: {} }],
    ['another origin', { origin: 'https://shop.example.evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another message', { data: 'port' }],
  ])('V1: takes no port of %s', (_, wrong) => {
    const { offer, parent, link } = open();
    const own = port();
    offer({ source: parent, origin, data: handover, ports: [own], ...wrong });
    link.tell({ type: 'close' });
    expect(own.posted).toEqual([]);
  });

  it('V1: a second port is not taken', () => {
    const { offer, parent, link } = open();
    const [first, second] = [port(), port()];
    for (const own of [first, second]) offer({ source: parent, origin, data: handover, ports: [own] });
    link.tell({ type: 'close' });
    expect([first.posted.length, second.posted.length]).toEqual([1, 0]);
  });
});
