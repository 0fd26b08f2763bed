import { cut, excess, linkParts, longest, tidy } from './words';

describe('what the visitor types', () => {
  it('loses what the wire does not carry, and the space around it', () => {
    expect(tidy('  one\r\ntwo\u0000\u001b \uD800! ')).toBe('one\ntwo \uFFFD!');
  });

  it('is nothing when there is nothing to read in it', () => {
    expect([tidy(' \n\t '), tidy('\u200b\u2060'), tidy('')]).toEqual(['', '', '']);
  });

  it('is counted in code points, as the server counts', () => {
    expect(excess('🚲'.repeat(longest))).toBe(0);
    expect(excess('🚲'.repeat(longest + 2))).toBe(2);
    expect(cut('🚲🚲🚲', 2)).toBe('🚲🚲');
  });
});

describe('links in a message', () => {
  const links = (text: string) => linkParts(text).flatMap(({ link }) => link ?? []);

  it('web addresses are links, without the punctuation behind them', () => {
    expect(links('See https://shop.example/a?b=1, or (http://x.example/y).')).toEqual([
      'https://shop.example/a?b=1',
      'http://x.example/y',
    ]);
  });

  it('nothing else is: no script, no data, no bare name', () => {
    expect(links('javascript:alert(1) data:text/html,x shop.example https://')).toEqual([]);
  });

  it('no word is lost or changed', () => {
    const text = 'a https://x.example/.. b https://y.example c!';
    expect(
      linkParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
