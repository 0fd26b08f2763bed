import type { SiteConfiguration } from '#libs/contracts';
import { configurationOf, draftOf, emptyDraft, originsIn, refusedField } from './site-draft';

const shop: SiteConfiguration = {
  ...{ name: 'Shop', origins: ['https://shop.example', 'http://localhost:8080'], accent: '#0f766e' },
  ...{ greeting: 'Hello', preChatFields: ['name'], contextEndpoint: 'https://shop.example/context' },
};

describe('V1: the configuration of a site as it is written', () => {
  it('comes back as it was', () => {
    expect(configurationOf(draftOf(shop))).toEqual(shop);
  });

  it('has no endpoint where none is given', () => {
    expect(configurationOf({ ...emptyDraft, name: ' Shop ' })).toMatchObject({ name: 'Shop', contextEndpoint: null });
  });

  it('takes the origin out of an address, once', () => {
    expect(originsIn('https://Shop.example/cart?x=1\nhttps://shop.example\n\n http://localhost:8080 ')).toEqual([
      'https://shop.example',
      'http://localhost:8080',
    ]);
  });

  it('leaves what is no address, so that the server can refuse it', () => {
    expect(originsIn('shop.example javascript:alert(1)')).toEqual(['shop.example', 'javascript:alert(1)']);
  });

  it.each([
    ['configuration.origins.2', 'origins'],
    ['configuration.accent', 'accent'],
    ['configuration', null],
    [undefined, null],
  ])('shows a refusal of %s at the field %s', (field, at) => {
    expect(refusedField({ code: 'BAD_FIELD', ...(field ? { field } : {}) })).toBe(at);
  });
});
