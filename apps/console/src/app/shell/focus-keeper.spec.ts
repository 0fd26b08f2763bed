import { TestBed } from '@angular/core/testing';
import { FocusKeeper } from './focus-keeper';

function page(html: string): (id: string) => HTMLElement {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  TestBed.inject(FocusKeeper);
  return (id) => document.getElementById(id) as HTMLElement;
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((passed) => setTimeout(passed));
};

describe('the focus', () => {
  it('goes to what is near when the focused thing is taken away', async () => {
    const of = page('<main><h1 tabindex="-1">Page</h1><ul><li id="a"><button id="one">1</button></li><li><button id="two">2</button></li></ul></main>'); // prettier-ignore
    of('one').focus();
    of('a').remove();
    await settled();
    expect(document.activeElement?.id).toBe('two');
  });

  it('goes to the heading when nothing near is left', async () => {
    const of = page('<main><h1 id="title" tabindex="-1">Page</h1><div id="a"><button id="one">1</button></div></main>');
    of('one').focus();
    of('a').remove();
    await settled();
    expect(document.activeElement?.id).toBe('title');
  });

  it('goes to what can be reached when the part of the page around the focused thing steps behind another', async () => {
    const of = page('<main><h1 tabindex="-1">Page</h1><div><section id="a"><button id="one">1</button></section><section inert><button>2</button></section><section><button id="three">3</button></section></div></main>'); // prettier-ignore
    of('one').focus();
    of('a').toggleAttribute('inert');
    // The browser takes the focus from what is inert; this one of the tests knows nothing of that
    of('one').blur();
    await settled();
    expect(document.activeElement?.id).toBe('three');
  });

  it('stays where somebody else has put it', async () => {
    const of = page('<main><h1 tabindex="-1">Page</h1><button id="one">1</button><button id="two">2</button></main>');
    of('one').focus();
    of('one').remove();
    of('two').focus();
    await settled();
    expect(document.activeElement?.id).toBe('two');
  });
});
