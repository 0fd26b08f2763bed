import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import express from 'express';
import { refusal } from '../refusals';

const bodyLimit = '64kb';

/** What holds for every HTTP call: headers, sizes, JSON only, and no state that a GET could change. */
export function protect(app: NestExpressApplication): void {
  app.disable('x-powered-by');
  // Pages bring policies of their own: the console, the chat frame and the loader each need another one.
  app.use(helmet({ contentSecurityPolicy: false, crossOriginEmbedderPolicy: false, xFrameOptions: false, crossOriginResourcePolicy: false, strictTransportSecurity: false })); // prettier-ignore
  app.use('/api', (request: express.Request, response: express.Response, next: express.NextFunction) => {
    response.set('cache-control', 'no-store');
    const hasBody = Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers;
    const isJson = /^application\/json(;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? '');
    if (hasBody && !isJson) return void response.status(415).json(refusal(null, 'BAD_ENVELOPE'));
    next();
  });
  app.use('/api', express.json({ limit: bodyLimit, strict: true, type: () => true }));
}
