import { ChangeSite, CreateSite, type SiteConfiguration } from '#libs/domain';
import { configuration, fact, given, noon, site } from '#libs/testing';

const differing = (data: Partial<SiteConfiguration>): SiteConfiguration => ({ ...configuration, ...data });
const create = (data: Partial<SiteConfiguration> = {}) =>
  new CreateSite({ at: noon, site, key: 'k3y', configuration: differing(data) });
const change = (data: Partial<SiteConfiguration> = {}) =>
  new ChangeSite({ at: noon, site, configuration: differing(data) });

describe('a site', () => {
  it('V1: has a public key and the origins on which it works', () => {
    given().when(create()).then(fact('SiteCreated'));
  });

  it('is created once', () => {
    given(fact('SiteCreated')).when(create()).refused('CONFLICT');
  });

  it('V1: origins are kept in one spelling', () => {
    const origins = ['https://Shop.example/', 'https://shop.example', 'http://127.0.0.1:3000', 'http://[::1]:3000'];
    const kept = ['https://shop.example', 'http://127.0.0.1:3000', 'http://[::1]:3000'];
    given()
      .when(create({ origins }))
      .then(fact('SiteCreated', { configuration: differing({ origins: kept }) }));
  });

  it.each<[string, Partial<SiteConfiguration>]>([
    ['an origin with a path', { origins: ['https://shop.example', 'https://shop.example/cart'] }],
    ['an origin of another scheme', { origins: ['javascript:alert(1)'] }],
    ['an origin with a wildcard', { origins: ['https://*.example'] }],
    ['a name of nothing', { name: ' ' }],
    ['an accent that is no colour', { accent: 'red;}' }],
    ['an accent on which white words have a contrast of 4.48', { accent: '#777777' }],
    ['an endpoint that is no address', { contextEndpoint: 'file:///etc/passwd' }],
  ])('V1: refuses %s', (_, data) => {
    given().when(create(data)).refused('BAD_FIELD');
  });

  it('V1: takes the lightest grey on which white words can be read', () => {
    given()
      .when(create({ accent: '#767676' }))
      .then(fact('SiteCreated', { configuration: differing({ accent: '#767676' }) }));
  });

  it('is changed as a whole, and not by an equal configuration', () => {
    given(fact('SiteCreated'))
      .when(change({ name: 'Store' }))
      .then(fact('SiteChanged', { configuration: differing({ name: 'Store' }) }));
    given(fact('SiteCreated')).when(change()).nothing();
    given().when(change()).refused('NOT_FOUND');
  });
});
