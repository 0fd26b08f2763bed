import { chatFrame, demoPage, loaderScript, type WidgetSite } from './widget-pages';

const site = (more: Partial<WidgetSite['configuration']> = {}): WidgetSite => ({
  key: 'k7Jq2m',
  configuration: {
    name: 'Northwind Bikes',
    origins: ['https://shop.example', 'http://127.0.0.1:3000'],
    accent: '#0f766e',
    greeting: 'Hello!',
    preChatFields: [],
    contextEndpoint: null,
    ...more,
  },
});
const home = 'http://localhost:3000';
const shown = (of: WidgetSite, widgetUrl = home, language: unknown = undefined) =>
  chatFrame(of, { asset: (file) => `/widget/assets/${file}?v=1`, widgetUrl, language });
const policy = (rendered: { headers: Readonly<Record<string, string>> }) =>
  Object.fromEntries(
    (rendered.headers['content-security-policy'] ?? '').split('; ').map((rule) => {
      const [name = '', ...values] = rule.split(' ');
      return [name, values.join(' ')];
    }),
  );

describe('the loader of a site', () => {
  const built = 'start(__PARLEY_CONFIGURATION__);';
  const baked = (script: string): unknown => JSON.parse(/^start\((.*)\);$/.exec(script)?.[1] ?? '');

  it('V1: carries the site’s key, origins and colour, and where its frame is', () => {
    expect(baked(loaderScript(built, site(), home).body)).toEqual({
      siteKey: 'k7Jq2m',
      origins: ['https://shop.example', 'http://127.0.0.1:3000'],
      accent: '#0f766e',
      frame: 'http://localhost:3000/widget/k7Jq2m/chat',
    });
  });

  it('what stands on an accent that is too bright for white is black', () => {
    expect(baked(loaderScript(built, site({ accent: '#ffd400' }), home).body)).toMatchObject({
      accent: '#ffd400',
      onAccent: '#000',
    });
  });

  it('V1: nothing in the configuration can end the script or a page that it is pasted into', () => {
    const hostile = { ...site(), key: '$&</script>\u2028\'"' };
    const { body } = loaderScript(built, hostile, home);
    expect(baked(body)).toMatchObject({ siteKey: hostile.key });
    expect(body).not.toMatch(/<|\u2028/);
  });
});

describe('the chat frame of a site', () => {
  it('V1: may be shown by pages of the site’s origins only', () => {
    expect(policy(shown(site()))['frame-ancestors']).toBe('https://shop.example http://127.0.0.1:3000');
    expect(policy(shown(site({ origins: [] })))['frame-ancestors']).toBe("'none'");
  });

  it('V1: what is no exact origin never reaches the policy', () => {
    const origins = ['https://a.example; script-src *', 'https://b.example/path', '*', 'null', 'https://c.example'];
    expect(policy(shown(site({ origins })))['frame-ancestors']).toBe('https://c.example');
  });

  it('runs its own script and style only, and talks to its own server only', () => {
    const rules = policy(shown(site(), 'https://chat.example'));
    expect(rules).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self' wss://chat.example",
      'require-trusted-types-for': "'script'",
    });
  });

  it('a name with markup in it stays a name', () => {
    const { body } = shown(site({ name: '"><script>alert(1)</script>' }));
    expect(body.match(/<script/g)).toHaveLength(2);
    expect(body).toContain('&quot;&gt;&lt;script&gt;'.replaceAll('&quot;', '\\&quot;'));
  });

  it('loads the words of one language, and of no other', () => {
    const { body } = shown(site(), home, 'ar');
    expect(body).toContain('<html lang="ar" dir="rtl">');
    expect(body.match(/assets\/(en|de|ar)\.js/g)).toEqual(['assets/ar.js']);
    expect(shown(site(), home, '"><script>').body).toContain('<html lang="en" dir="ltr">');
    expect(shown(site(), home, 'constructor').body).toContain('<html lang="en"');
  });
});

describe('the demo shop', () => {
  const template =
    '<style>a{}</style>{{name}}<!-- page: home -->HOME<!-- end --><!-- page: delivery -->DELIVERY<!-- end --><script async src="{{script}}"></script>';

  it('V1: has the widget with one script tag', () => {
    const { body } = demoPage(template, site(), home);
    expect(body.match(/<script[^]*?<\/script>/g)).toEqual([
      '<script async src="http://localhost:3000/widget/k7Jq2m.js"></script>',
    ]);
  });

  it('V3: has a second page to go to, and an unknown one is the home page', () => {
    const pages = [undefined, 'delivery', 'nonsense'].map((page) => demoPage(template, site(), home, page).body);
    expect(pages.map((page) => /HOME|DELIVERY/.exec(page)?.[0])).toEqual(['HOME', 'DELIVERY', 'HOME']);
    expect(pages.join()).not.toContain('<!--');
  });

  it('V1: its own policy grants the widget a script and a frame, nothing else', () => {
    const rules = policy(demoPage(template, site(), home));
    expect(rules).toMatchObject({
      'default-src': "'none'",
      'script-src': home,
      'frame-src': home,
      'style-src': "'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='",
    });
    expect(rules['connect-src']).toBeUndefined();
  });
});
