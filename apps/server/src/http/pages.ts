import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Directory, KnownSite } from '../directory';
import { SmallTexts, withoutHeaders } from './small-texts';
import { chatFrame, demoPage, loaderScript, type Rendered, unknownSite, type WidgetSite } from './widget-pages';

export interface PagesParts {
  readonly directory: Directory;
  /** The project's folder, with `dist` in it. */
  readonly root: string;
  /** Where the widget is served from, as the browser sees it. */
  readonly widgetUrl: (request: Request) => string;
  /** Origins of this very server, which the sample site is shown on. */
  readonly ownOrigins: () => string[];
}

/** The key of the sample site of `/demo`, made at the first start. */
export const demoKey = 'demo';

const consolePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Everything that is not the API: widget, sample website, console. */
export function servePages(app: Express, parts: PagesParts): void {
  const dist = join(parts.root, 'dist');
  const widget = join(dist, 'widget');
  const console = join(dist, 'console', 'browser');
  const texts = new SmallTexts();
  const asset = versions(widget);
  const plain = { index: false, acceptRanges: false, lastModified: false };
  app.use('/widget/assets', lean, compressed(widget), express.static(widget, { ...plain, setHeaders: cacheByVersion }));
  app.get('/widget/:file', (request, response, next) => {
    const key = /^([\w-]{1,64})\.js$/.exec(String(request.params['file']))?.[1];
    if (key === undefined) return next();
    const site = shown(parts, key);
    if (!site) return texts.send(request, response, unknownSite(key));
    const built = readFileSync(join(widget, 'loader.js'), 'utf8');
    texts.send(request, response, loaderScript(built, site, parts.widgetUrl(request)));
  });
  app.get('/widget/:key/chat', (request, response, next) => {
    const site = shown(parts, String(request.params['key']));
    if (!site) return next();
    const options = { asset, widgetUrl: parts.widgetUrl(request), language: request.query['lang'] };
    texts.send(request, response, chatFrame(site, options));
  });
  app.get(['/demo', '/demo/:page'], (request, response, next) => {
    const site = shown(parts, demoKey);
    if (!site) return next();
    const page = request.params['page'];
    const template = readFileSync(join(widget, 'demo', 'shop.html'), 'utf8');
    send(response, demoPage(template, site, parts.widgetUrl(request), page === undefined ? undefined : String(page)));
  });
  serveConsole(app, console);
}

/** Scripts and styles of the widget: nothing but the type counts of what is set for every answer. */
function lean(_: Request, response: Response, next: () => void): void {
  withoutHeaders(response).set('x-content-type-options', 'nosniff');
  next();
}

function serveConsole(app: Express, folder: string): void {
  app.use(compressed(folder));
  app.use(express.static(folder, { index: false, redirect: false, setHeaders: cacheByName }));
  app.use((request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && isConsolePath(request.path);
    const index = join(folder, 'index.html');
    if (!isPage || !existsSync(index)) return next();
    response.set({
      'cache-control': 'no-cache',
      'content-security-policy': consolePolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    response.sendFile(index);
  });
}

/** Sends the file that the build compressed beside the plain one, to browsers that take it. */
function compressed(folder: string): RequestHandler {
  return (request, response, next) => {
    const type = /\.(js|css)$/.exec(request.path)?.[1];
    const takesIt = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    if (
      type !== undefined &&
      takesIt &&
      /^\/[\w.-]+$/.test(request.path) &&
      existsSync(join(folder, `${request.path}.br`))
    ) {
      request.url = request.url.replace(request.path, (path) => `${path}.br`);
      response.type(type).set({ 'content-encoding': 'br', vary: 'accept-encoding' });
    }
    next();
  };
}

/** Names with a hash stand for their content for ever; others are asked for again. */
function cacheByName(response: Response, path: string): void {
  const hasHash = /-[A-Z0-9]{8}\.(js|css|woff2)(\.br)?$/.test(path);
  response.set('cache-control', hasHash ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** Addresses of the widget's files that stand for their content, so that no page asks for them twice. */
function versions(folder: string): (file: string) => string {
  const known = new Map<string, string>();
  return (file) => {
    const path = join(folder, file);
    const hash = (): string => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 8);
    const version = known.get(file) ?? (existsSync(path) ? hash() : '');
    known.set(file, version);
    return `/widget/assets/${file}?v=${version}`;
  };
}

function cacheByVersion(response: Response): void {
  const isVersioned = typeof response.req.query['v'] === 'string';
  response.set('cache-control', isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function isConsolePath(path: string): boolean {
  return !/\.[a-z0-9]+$/i.test(path) && !/^\/(api|socket\.io|widget|health|metrics)(\/|$)/.test(path);
}

/** The sample site is shown by this server itself, whatever port it listens on. */
function shown(parts: PagesParts, key: string): WidgetSite | null {
  const site: KnownSite | null = parts.directory.siteByKey(key);
  if (!site || key !== demoKey) return site;
  const origins = [...new Set([...site.configuration.origins, ...parts.ownOrigins()])];
  return { key, configuration: { ...site.configuration, origins } };
}

function send(response: Response, { headers, body }: Rendered): void {
  response.set(headers).send(body);
}
