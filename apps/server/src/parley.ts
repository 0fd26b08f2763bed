import type { AddressInfo } from 'node:net';
import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { Auth } from './auth/auth';
import { AuthModule, useSessions } from './auth/auth.module';
import { AuthLog } from './auth/auth-log';
import { keepDeadlines } from './automations/keep-deadlines';
import { DeadlineStore } from './automations/deadline-store';
import { Doors } from './auth/doors';
import { AskingSites } from './context/when-a-site-is-to-be-asked-then-ask-it';
import { Directory } from './directory';
import { eraseAgain } from './erasure/after-a-restore';
import { Erasures } from './erasure/erasures';
import { firstSite } from './first-site';
import { assembleExports } from './exports/assemble-exports';
import { ChatExports } from './exports/chat-exports';
import { ExportController } from './exports/export.controller';
import { type Foundations, layFoundations } from './foundations';
import { ChatProofs } from './history/chat-proofs';
import { HeadProofs } from './history/head-proofs';
import { History } from './history/history';
import { HistoryAnswers } from './history/history-answers';
import { Readings } from './history/readings';
import { Health } from './http/health';
import { HealthController } from './http/health.controller';
import { HttpSync } from './http/http-sync';
import { Metrics } from './http/metrics';
import { servePages } from './http/pages';
import { ProblemFilter } from './http/problem.filter';
import { protect } from './http/protect';
import { WireController } from './http/wire.controller';
import { Log } from './log';
import { listenOn, moveTo } from './listeners';
import { assembleNode } from './node-parts';
import { Clock, systemClock } from './platform/clock';
import { type Config, isLoopback } from './platform/config';
import { Logging } from './platform/logging';
import { projectRoot } from './platform/project-root';
import { withoutRebuild } from './projections/rebuild/alone';
import { Views } from './projections/views';
import { WaitingMinutes } from './projections/waiting-minutes';
import { Queries } from './queries';
import { Past } from './replay/past';
import { PastAnswers } from './replay/past-answers';
import { RateLimits, type RateTable, usualRates } from './rate-limits';
import { assembleRecord } from './record/assemble-record';
import { RecordController } from './record/record.controller';
import { RecordKey } from './record/record-key';
import { DirectoryCards, DirectoryDesk } from './reception';
import { Realtime } from './realtime/realtime';
import { StaffGateway } from './realtime/staff.gateway';
import { VisitorGateway } from './realtime/visitor.gateway';
import { WireAdapter } from './realtime/wire-adapter';
import { WireHolder } from './realtime/wire-holder';
import { SystemCommands } from './system-commands';
import { LatestChats } from './visitors/latest-chats';

export interface ParleyOptions {
  readonly clock?: Clock;
  readonly rates?: RateTable;
}

/** One running node. */
export interface Parley {
  readonly port: number;
  /** As a browser on this machine opens the console. */
  readonly url: string;
  readonly views: Views;
  /** An administrator had a password of his own already at this start: somebody has moved in. */
  readonly isSettled: boolean;
  /** A random start password that was issued just now, to be shown once. */
  readonly shownOnce: string | null;
  close(): Promise<void>;
}

/** Brings up one node; throws StartRefusal with one sentence when it must not run like this. */
export async function startParley(config: Config, logging: Logging, options: ParleyOptions = {}): Promise<Parley> {
  const foundations = await layFoundations(config, logging);
  try {
    return await raise(config, logging, options, foundations);
  } catch (error) {
    await foundations.close();
    throw error;
  }
}

async function raise(
  config: Config,
  logging: Logging,
  options: ParleyOptions,
  foundations: Foundations,
): Promise<Parley> {
  if (config.redisUrl !== null)
    logging.info('REDIS_URL is not needed: typing signs travel between nodes through PostgreSQL');
  const clock = options.clock ?? systemClock;
  const node = await assembleNode(foundations, clock, logging);
  let port = 0;
  const holder = new WireHolder(config, () => port);
  const rates = new RateLimits(options.rates ?? usualRates);
  const { directory } = node;
  const auth = new Auth({
    pool: foundations.connections.app,
    log: { handling: node.log.handling, store: node.store, digest: node.log.digest },
    clock,
    logging,
    masterKey: foundations.masterKey,
    config,
    settings: () => directory.settings,
    cards: new DirectoryCards(directory),
    desk: new DirectoryDesk(directory, new LatestChats(node.log), rates, clock, () => app.get(SystemCommands)),
  });
  const waiting = new WaitingMinutes(foundations.connections.app, (e) => logging.error('nobody counted who waits', e));
  const failed = (error: unknown): void => logging.error('a query failed', error);
  const { app: pool, views: viewPool } = foundations.connections;
  const history = new History(node.log, viewPool, () => node.views.isLeading, (e) => logging.error('the search fell behind', e)); // prettier-ignore
  const readings = new Readings(node.log, clock);
  const answers = new HistoryAnswers({ pool, log: node.log, store: node.store, directory, readings });
  const folded = new Past({ store: node.store, codec: node.log.codec, directory, pool });
  const past = new PastAnswers(folded, readings, clock);
  const exported = assembleExports(config, node, clock, { history: answers, past: folded, readings });
  const proofs = new ChatProofs({ store: node.store, pool, readings, sealDir: config.sealDir });
  const heads = new HeadProofs(pool, config.sealDir);
  const queries = new Queries({ views: node.views, sessions: auth.sessions, directory, waiting, history: answers, past, proofs, heads, rates, clock, failed }); // prettier-ignore
  const asking = new AskingSites({
    ...{ log: node.log, directory, pool: foundations.connections.app, clock, commands: () => app.get(SystemCommands) },
    reach: { loopback: config.loopbackEndpoints },
    failed: (error) => logging.error('what a site knows of a visitor was not recorded', error),
  });
  const record = assembleRecord(config, foundations, node.store, clock, logging);
  const metrics = new Metrics({
    record: () => record.watch.figures(),
    views: node.views,
    head: () => node.store.head(),
    waiting: () => node.store.waiting,
    deadlines: () => deadlines.figures(clock.now()),
  });
  const deadlines = new DeadlineStore(foundations.connections.app);
  const health = new Health(pool, node.views, () => deadlines.figures(clock.now()), record.watch);
  const providers: Provider[] = [
    { provide: AuthLog, useValue: auth.log },
    { provide: Clock, useValue: clock },
    { provide: Logging, useValue: logging },
    { provide: Log, useValue: node.log },
    { provide: Directory, useValue: node.directory },
    { provide: Views, useValue: node.views },
    { provide: RateLimits, useValue: rates },
    { provide: WireHolder, useValue: holder },
    { provide: Health, useValue: health },
    { provide: Metrics, useValue: metrics },
    { provide: RecordKey, useValue: record.key },
    { provide: ChatExports, useValue: exported },
    { provide: HttpSync, useValue: new HttpSync(node.views, queries) },
    Doors,
    StaffGateway,
    VisitorGateway,
  ];
  const controllers = [WireController, HealthController, RecordController, ExportController];
  const app: NestExpressApplication = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ providers, controllers, imports: [AuthModule.of(auth)] }),
    {
      logger: false,
      bodyParser: false,
      abortOnError: false,
    },
  );
  protect(app);
  useSessions(app, auth);
  app.useGlobalFilters(new ProblemFilter(logging));
  app.useWebSocketAdapter(new WireAdapter(app, holder));
  const express = app.getHttpAdapter().getInstance();
  servePages(express, {
    directory: node.directory,
    root: projectRoot(),
    widgetUrl: (request) => config.widgetUrl?.origin ?? `${request.protocol}://${request.headers.host ?? ''}`,
    // A policy may not name an IPv6 address.
    ownOrigins: () => holder.local().filter((origin) => !origin.includes('[')),
  });
  await app.init();
  const realtime = new Realtime(app, { node, queries, rates, clock, logging, sessions: auth.sessions, pool: foundations.connections.app, connect: () => foundations.connections.connect() }); // prettier-ignore
  holder.wire = realtime.wire;
  const prepared = await auth.firstAdministrator.prepare(node.directory.settings);
  const erasures = new Erasures({
    ...{ pool: foundations.connections.app, keys: node.keys, list: foundations.erasedKeys, tokens: auth.tokens, clock },
    commands: () => app.get(SystemCommands),
    isOurs: () => node.views.isLeading,
    places: [() => node.views.written(), () => history.store.position()],
    undisturbed: (work) => withoutRebuild(foundations.ownerUrl, work),
    failed: (error) => logging.error('an erasure is not done yet', error),
  });
  const again = await eraseAgain(foundations.erasedKeys, foundations.connections.app, app.get(SystemCommands), clock);
  if (again > 0) logging.warn(`an older database was restored: ${again} visitors are erased again`);
  await node.views.reached(await node.store.head(), again > 0 ? 600_000 : 5_000);
  await firstSite(node.directory, app.get(SystemCommands), clock.now());
  const server = app.getHttpServer();
  const isOpen = prepared.ownPassword || config.remoteBootstrap || isLoopback(config.host);
  await listenOn(server, config.port, isOpen ? config.host : '127.0.0.1');
  if (!isOpen) openWhenSettled(node.directory, () => moveTo(server, config.host), logging);
  port = (server.address() as AddressInfo).port;
  await realtime.open();
  history.open();
  erasures.start();
  waiting.open();
  asking.open();
  const automations = keepDeadlines(foundations, node, deadlines, {
    clock,
    logging,
    commands: app.get(SystemCommands),
    recordPresence: () => realtime.presenceFacts.recordDue(),
  });
  record.sealing.open();
  const close = async (): Promise<void> => {
    health.stop();
    await automations.close();
    waiting.close();
    asking.close();
    await erasures.close();
    await history.close();
    await realtime.close();
    await app.close();
    auth.close();
    await record.sealing.close();
    await node.close();
    await foundations.close();
  };
  return {
    port,
    url: `http://localhost:${port}`,
    views: node.views,
    isSettled: prepared.ownPassword,
    shownOnce: prepared.shownOnce,
    close,
  };
}

/** P4: on loopback only until an administrator has a password of his own. */
function openWhenSettled(directory: Directory, open: () => Promise<void>, logging: Logging): void {
  let opened = false;
  directory.onRights(() => {
    if (opened || !directory.isSettled) return;
    opened = true;
    open().then(
      () => logging.info('an administrator has a password of his own: Parley is open to the network now'),
      (error: unknown) => logging.error('Parley could not be opened to the network', error),
    );
  });
}
