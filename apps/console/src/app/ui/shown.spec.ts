import { agoText, clockText, lengthText } from './duration';
import { countText, pageText, visitorName } from './shown';

describe('what is shown', () => {
  it('V1: a visitor without a name is "Visitor 4821"', () => {
    expect(visitorName({ name: null, number: 4821 })).toBe('Visitor 4821');
    expect(visitorName({ name: '  ', number: 7 })).toBe('Visitor 7');
    expect(visitorName({ name: 'Hannah', number: 7 })).toBe('Hannah');
  });

  it('N4: "99+" above 99', () => {
    expect([countText(1), countText(99), countText(100)]).toEqual(['1', '99', '99+']);
  });

  it.each([
    [9_000, '0:09', '9 s'],
    [192_000, '3:12', '3 min 12 s'],
    [3_792_000, '1:03:12', '1 h 3 min'],
    [-5, '0:00', '0 s'],
  ])('%d ms is %s and %s', (ms, clock, words) => {
    expect([clockText(ms), lengthText(ms)]).toEqual([clock, words]);
  });

  it('says roughly how long ago', () => {
    expect([agoText(1000), agoText(120_000), agoText(7_200_000)]).toEqual(['just now', '2 min ago', '2 h ago']);
  });

  it('shows the path of a page, or whatever else was told', () => {
    expect([pageText('https://shop.example/cart?x=1'), pageText('cart'), pageText(null)]).toEqual([
      '/cart',
      'cart',
      '',
    ]);
  });
});
