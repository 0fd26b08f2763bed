import { isAllowed } from './origin-check';

const allowed = ['https://shop.example', 'http://127.0.0.1:3000'];

describe('where the widget may be shown', () => {
  it('V1: an origin of the list is allowed', () => {
    expect(isAllowed('https://shop.example', allowed)).toBe(true);
    expect(isAllowed('http://127.0.0.1:3000', allowed)).toBe(true);
  });

  it.each([
    'https://shop.example.evil.example',
    'https://evil-shop.example',
    'http://shop.example',
    'https://shop.example:8443',
    'http://127.0.0.1:3001',
    '',
  ])('V1: %s is not', (origin) => {
    expect(isAllowed(origin, allowed)).toBe(false);
  });

  it('V1: a page without an origin is never allowed, whatever the list says', () => {
    expect(isAllowed('null', ['null'])).toBe(false);
  });
});
