// The web application without a port: plugins, headers, routes of each world, and pages for what goes wrong. Node only.

import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { constants } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastify from 'fastify';
import { Refusal } from '../domain/refusal.ts';
import { longDate } from '../texts/dates.ts';
import { loadAssets } from './assets.ts';
import { CATALOGUE } from './i18n/catalogue.ts';
import type { Shown, SignedIn, Web } from './page.ts';
import { pathsUnder } from './paths.ts';
import { STATUS_OF } from './refusals.ts';
import { addApiRoutes } from './routes/api.ts';
import { addAssetRoutes } from './routes/assets.ts';
import { addCalendarRoutes } from './routes/calendars.ts';
import { addCollectingRoutes } from './routes/collecting.ts';
import { addPriorityRoutes } from './routes/priorities.ts';
import { addCompilationRoutes } from './routes/compilation.ts';
import { addCycleRoutes } from './routes/cycles.ts';
import { addDeadlineRoutes } from './routes/deadlines.ts';
import { addDefinitionRoutes } from './routes/definitions.ts';
import { addAllocationRoutes } from './routes/allocation.ts';
import { addDecisionRoutes } from './routes/decision.ts';
import { addDeskRoutes } from './routes/desk.ts';
import { addDirectoryRoutes } from './routes/directory.ts';
import { addForumRoutes } from './routes/forum.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addJournalRoutes } from './routes/journal.ts';
import { addMailRoutes } from './routes/mails.ts';
import { addMeetingRoutes } from './routes/meetings.ts';
import { addMinutesRoutes } from './routes/minutes.ts';
import { addForeseenRoutes } from './routes/foreseen.ts';
import { addNoticeRoutes } from './routes/notices.ts';
import { addOverviewRoutes } from './routes/overview.ts';
import { addPartnershipRoutes } from './routes/partnerships.ts';
import { addProgramRoutes } from './routes/programs.ts';
import { addSheetRoutes } from './routes/sheets.ts';
import { addSignInRoutes } from './routes/sign-in.ts';
import { addSingleSignOnRoutes } from './routes/single-sign-on.ts';
import { addStepRoutes } from './routes/steps.ts';
import { addTaskRoutes } from './routes/tasks.ts';
import { addUnsubscribeRoutes } from './routes/unsubscribe.ts';
import type { SingleSignOn } from './single-sign-on.ts';
import { createSessions } from './sessions.ts';
import { errorPage } from './views/error.tsx';
import { signInPage } from './views/sign-in.tsx';
import type { WebWorld } from './world.ts';

export interface AppOptions {
  readonly worlds: readonly WebWorld[];
  /** Signs cookies and form guards. At least 32 characters that nobody guesses. */
  readonly secret: string;
  /** True behind TLS: cookies and HSTS follow. */
  readonly secure: boolean;
  readonly wallClock: () => Date;
  /** Behind a proxy the sender's address is in a header. */
  readonly trustProxy?: boolean;
  readonly log?: (line: string) => void;
  /** Where people may also sign in: in the world at the root alone, since a provider knows the one address. */
  readonly singleSignOn?: SingleSignOn | null;
  /** Requests a minute from one address, before 429. */
  readonly requestsPerMinute?: number;
  /** Hears of every route as it is added: `GET`, `/cycles/:forum/:scheme/:year`. */
  readonly onRoute?: (method: string, pattern: string) => void;
}

/** Room for the largest document and its encoding as a form. */
const BODY_LIMIT = 1024 * 1024;

/** Builds the application; the caller listens. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy ?? false,
    // A signed address in a mail is one long part of a path.
    routerOptions: { maxParamLength: 500 },
  });
  const assets = loadAssets();
  const log = options.log ?? console.error;
  // Brotli at the quality that costs least for what it saves; a page is a few milliseconds.
  await app.register(compress, {
    global: true,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(cookie, { secret: options.secret });
  await app.register(formbody, { bodyLimit: BODY_LIMIT });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: options.secure ? { maxAge: 365 * 86_400 } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, { max: options.requestsPerMinute ?? 600, timeWindow: '1 minute' });
  // An access log without people: no address, no query, no cookie, and no secret of a sign-in link.
  app.addHook('onResponse', async (request, reply) => {
    const path = request.routeOptions.url ?? '-';
    log(`web: ${request.method} ${path} ${reply.statusCode} ${Math.round(reply.elapsedTime)} ms`);
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) options.onRoute?.(one, url);
  });
  addAssetRoutes(
    app,
    assets,
    options.worlds.map((world) => pathsUnder(world.base)),
  );
  // Longer bases first, so that `/demo/...` is not taken for the root's.
  const webs = [...options.worlds]
    .sort((a, b) => b.base.length - a.base.length)
    .map((world) => webOf(world, options, assets.style.name, assets.script.name));
  for (const web of webs) {
    addNoticeRoutes(app, web);
    addSignInRoutes(app, web, options.wallClock);
    addTaskRoutes(app, web);
    addCycleRoutes(app, web);
    addOverviewRoutes(app, web);
    addForumRoutes(app, web);
    addCompilationRoutes(app, web);
    addPriorityRoutes(app, web);
    addMeetingRoutes(app, web);
    addMinutesRoutes(app, web);
    addDefinitionRoutes(app, web);
    addDirectoryRoutes(app, web);
    addJournalRoutes(app, web);
    addHealthRoutes(app, web);
    addDeskRoutes(app, web);
    addAllocationRoutes(app, web);
    addDecisionRoutes(app, web);
    addDeadlineRoutes(app, web);
    addPartnershipRoutes(app, web);
    addCollectingRoutes(app, web);
    addStepRoutes(app, web);
    addForeseenRoutes(app, web);
    addMailRoutes(app, web);
    addUnsubscribeRoutes(app, web);
    addCalendarRoutes(app, web, options.wallClock);
    addSheetRoutes(app, web);
    if (options.singleSignOn && web.world.base === '') addSingleSignOnRoutes(app, web, options.singleSignOn, options);
    addProgramRoutes(app, web, options.wallClock);
    addApiRoutes(app, web, { log, wallClock: options.wallClock });
  }
  const webOfRequest = (request: FastifyRequest): Web =>
    webs.find(({ world }) => world.base === '' || request.url.startsWith(`${world.base}/`)) ?? webs[0]!;
  const failed = async (request: FastifyRequest, reply: FastifyReply, status: number, detail?: Refusal) => {
    const web = webOfRequest(request);
    // The store may be what failed: then the page is shown to nobody in particular.
    const shown = await web.shown(request).catch(() => bare(web, assets.style.name, assets.script.name));
    return web.send(reply, status, errorPage(shown, status, detail ?? null));
  };
  app.setNotFoundHandler((request, reply) => failed(request, reply, 404));
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof Refusal) return failed(request, reply, STATUS_OF[error.code], error);
    if (error.statusCode !== undefined && error.statusCode < 500) return failed(request, reply, error.statusCode);
    log(`web: ${request.method} ${request.routeOptions.url ?? '-'}: ${error.stack ?? error.message}`);
    return failed(request, reply, 500);
  });
  return app;
}

function webOf(world: WebWorld, options: AppOptions, styleName: string, scriptName: string): Web {
  const paths = pathsUnder(world.base);
  const sessions = createSessions(world, options);
  const send = (reply: FastifyReply, status: number, html: string): FastifyReply =>
    reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
  const shown = async (request: FastifyRequest): Promise<Shown> => {
    const visitor = await sessions.visitor(request);
    const now = world.clockStands ? await world.now() : null;
    return {
      visitor,
      words: CATALOGUE[visitor.language],
      paths,
      styleName,
      scriptName,
      test: world.test,
      demoDate: now === null ? null : longDate(world.dateOf(now), visitor.language),
      singleSignOn: world.base === '' ? (options.singleSignOn?.name ?? null) : null,
      here: request.method === 'GET' ? request.url : paths.home(),
      guard: visitor.session === null ? '' : sessions.guard(visitor.session),
    };
  };
  return {
    world,
    paths,
    sessions,
    shown,
    send,
    async signedIn(request, reply): Promise<SignedIn | null> {
      const visitor = await sessions.visitor(request);
      if (visitor.person !== null && visitor.session !== null) {
        if (request.method === 'GET') return visitor as SignedIn;
        const body = (request.body ?? {}) as Record<string, unknown>;
        if (sessions.guards(visitor.session, body['guard'])) return visitor as SignedIn;
        throw new Refusal('wrong-role', 'Take the form: it is not from this session, wanted one that was opened here');
      }
      await send(reply, 401, signInPage({ ...(await shown(request)), here: paths.home() }, { first: true }));
      return null;
    },
  };
}

function bare(web: Web, styleName: string, scriptName: string): Shown {
  return {
    visitor: { person: null, session: null, language: 'nb' },
    words: CATALOGUE.nb,
    paths: web.paths,
    styleName,
    scriptName,
    test: web.world.test,
    demoDate: null,
    singleSignOn: null,
    here: web.paths.home(),
    guard: '',
  };
}
