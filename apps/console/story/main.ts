import { bootstrapApplication } from '@angular/platform-browser';
import { LiveConnection } from '#libs/sync-client';
import { App } from '../src/app/app';
import { appConfig } from '../src/app/app.config';
import { CONNECT } from '../src/app/live/connect';
import { StageServer } from './stage-server';
import { session } from './scene';

/**
 * The console before a stage set: every screen can be looked at without a server. Never part of the production build.
 * `?as=nobody` is signed out, `?as=new` has the start password, `?late` loses every Accept, `?cut` loses the line.
 */
const asked = new URLSearchParams(location.search);
const stage = new StageServer(asked);

window.fetch = (_url, init) => {
  const signedOut = asked.get('as') === 'nobody' && (init?.method ?? 'GET') === 'GET';
  if (init?.method === 'POST') asked.delete('as');
  const body = signedOut
    ? { code: 'UNAUTHENTICATED', message: 'Sign in first.' }
    : { ...session, mustChangePassword: asked.get('as') === 'new' };
  if (init?.method === 'PUT') asked.delete('as');
  return Promise.resolve(new Response(JSON.stringify(body), { status: signedOut ? 401 : 200 }));
};

void bootstrapApplication(App, {
  providers: [...appConfig.providers, { provide: CONNECT, useValue: () => new LiveConnection(stage) }],
});
