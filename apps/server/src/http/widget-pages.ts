import { createHash } from 'node:crypto';
import type { FrameConfiguration, LoaderConfiguration } from '#libs/contracts';
import { contrastWithWhite, leastContrast, type SiteConfiguration } from '#libs/domain';

/** What is sent, and the headers that make it safe: helmet's X-Frame-Options must not stand beside them. */
export interface Rendered {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A site as its widget knows it; `key` is public. */
export interface WidgetSite {
  readonly key: string;
  readonly configuration: SiteConfiguration;
}

const blue = '#2d55d8';

/** `GET /widget/<key>.js`: the built loader with the site's configuration in the place of its placeholder. */
export function loaderScript(built: string, site: WidgetSite, widgetUrl: string): Rendered {
  const { key } = site;
  const configuration: LoaderConfiguration = {
    siteKey: key,
    origins: exactOrigins(site),
    ...launcherColours(accentOf(site)),
    frame: new URL(`/widget/${encodeURIComponent(key)}/chat`, widgetUrl).href,
  };
  const body = built.replace('__PARLEY_CONFIGURATION__', () => scriptSafe(configuration));
  return { headers: scriptHeaders('max-age=300, stale-while-revalidate=86400'), body };
}

/** A loader that only says why there is no chat. Not as 404: browsers don't run what comes with an error. */
export function unknownSite(key: string): Rendered {
  const why = `Parley: there is no site with the key "${key}"; the chat stays away.`;
  return { headers: scriptHeaders('no-cache'), body: `console.warn(${scriptSafe(why)});` };
}

/** Any website may run it. */
function scriptHeaders(caching: string): Record<string, string> {
  return {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': caching,
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  };
}

/** Which way the languages of the widget run. */
const directions: Record<string, string> = { en: 'ltr', de: 'ltr', ar: 'rtl' };

export interface FrameOptions {
  /** The address of one of the widget's files. */
  readonly asset: (file: string) => string;
  readonly widgetUrl: string;
  /** As the loader chose it; English when nobody did. */
  readonly language: unknown;
}

/** `GET /widget/<key>/chat`: the page inside the frame. Only pages of the site's origins may show it. */
export function chatFrame(site: WidgetSite, { asset, widgetUrl, language }: FrameOptions): Rendered {
  const lang = typeof language === 'string' && Object.hasOwn(directions, language) ? language : 'en';
  const { key, configuration } = site;
  const origins = exactOrigins(site);
  const known: FrameConfiguration = { siteKey: key, origins, accent: accentOf(site), name: configuration.name };
  const body = `<!doctype html>
<html lang="${lang}" dir="${directions[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Chat</title>
<link rel="stylesheet" href="${escape(asset('chat.css'))}">
<script src="${escape(asset(`${lang}.js`))}" defer></script>
<script src="${escape(asset('chat.js'))}" defer></script>
</head>
<body><div id="parley" data-configuration="${escape(JSON.stringify(known))}"></div></body>
</html>
`;
  return { headers: frameHeaders(origins, widgetUrl), body };
}

function frameHeaders(origins: readonly string[], widgetUrl: string): Record<string, string> {
  const socket = new URL(widgetUrl).origin.replace(/^http/, 'ws');
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self' ${socket}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      `frame-ancestors ${origins.join(' ') || "'none'"}`,
    ].join('; '),
    'referrer-policy': 'strict-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'x-content-type-options': 'nosniff',
    'origin-agent-cluster': '?1',
  };
}

/**
 * `GET /demo`: a shop with the widget's one script tag. Its own policy is as strict as a site's can be, so the demo
 * also shows what the widget asks of a host page: a script and a frame from Parley, nothing more.
 */
export function demoPage(template: string, site: WidgetSite, widgetUrl: string, page?: string): Rendered {
  const script = new URL(`/widget/${encodeURIComponent(site.key)}.js`, widgetUrl);
  const body = onePage(template, page)
    .replaceAll('{{script}}', () => escape(script.href))
    .replaceAll('{{name}}', () => escape(site.configuration.name));
  const style = /<style>([^]*?)<\/style>/.exec(body)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': [
        "default-src 'none'",
        `script-src ${script.origin}`,
        `frame-src ${script.origin}`,
        `style-src 'sha256-${hash}'`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}

/** The template holds several pages, each between `<!-- page: x -->` and `<!-- end -->`; the first is the home page. */
function onePage(template: string, wanted: string | undefined): string {
  const pages = [...template.matchAll(/<!-- page: (\w+) -->([^]*?)<!-- end -->/g)];
  const chosen = pages.find(([, name]) => name === wanted) ?? pages[0];
  return template.replace(/<!-- page: [^]*<!-- end -->/, () => chosen?.[2] ?? '');
}

/** Nothing but exact origins may reach a header: a space or a semicolon would write policy. */
function exactOrigins({ configuration }: WidgetSite): string[] {
  return configuration.origins.filter((origin) => URL.canParse(origin) && new URL(origin).origin === origin);
}

function accentOf({ configuration }: WidgetSite): string {
  return /^#[0-9a-f]{6}$/i.test(configuration.accent) ? configuration.accent : blue;
}

/** A colour that was recorded before the rule of contrast is kept; then what stands on it is black. */
function launcherColours(accent: string): Pick<LoaderConfiguration, 'accent' | 'onAccent'> {
  return contrastWithWhite(accent) < leastContrast ? { accent, onAccent: '#000' } : { accent };
}

/** JSON that can stand in a script, also in one that somebody pastes into a page. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
