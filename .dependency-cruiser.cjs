// Who may import what. Each rule has a canary in test/architecture/canaries that must stay red.
const spec = '\\.spec\\.tsx?$';
const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)`;
const libs = (...names) => `^libs/(${names.join('|')})/`;
const onlyTypes = { dependencyTypesNot: ['type-only'] };

/** A lib may import itself, what is listed, and where `builtin` is said, Node. */
function closed(lib, reason, allowed, { builtin = false } = {}) {
  return {
    name: `${lib}-is-closed`,
    comment: reason,
    severity: 'error',
    from: { path: libs(lib), pathNot: [spec, '/testing/', '/[a-z-]*contract\\.ts$'] },
    to: { pathNot: [libs(lib), ...allowed], ...(builtin ? { dependencyTypesNot: ['core'] } : {}) },
  };
}

function typesOnly(name, from, to) {
  return { name, severity: 'error', from: { path: from, pathNot: spec }, to: { path: to, ...onlyTypes } };
}

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    closed('domain', 'The rules are pure: no clock, no ids, no I/O, no framework.', []),
    closed('contracts', 'What goes over the wire.', [libs('domain'), packages('zod')]),
    closed('event-store', 'Knows nothing of chat.', [packages('kysely', 'pg', 'lru-cache')], { builtin: true }),
    closed('sealing', 'Keys and ciphertext.', [packages('kysely', 'pg', 'lru-cache'), libs('event-store')], {
      builtin: true,
    }),
    closed('record', 'Proves the log by itself: also in pages and on a bare Node.', []),
    closed('seal-folder', 'Heads, ledger and tree as files.', [libs('record')], { builtin: true }),
    closed('read-models', 'Pure folds.', [libs('domain', 'contracts', 'event-store')]),
    closed('sync-client', 'Runs in browsers.', [libs('contracts'), packages('socket.io-client', 'socket.io-parser')]),
    typesOnly('contracts-take-types-of-domain', libs('contracts'), libs('domain')),
    typesOnly('sealing-takes-types-of-event-store', libs('sealing'), libs('event-store')),
    typesOnly('read-models-take-types', libs('read-models'), libs('contracts', 'event-store')),
    typesOnly('browsers-take-types-of-contracts', '^(apps/(console|widget)|libs/sync-client)/', libs('contracts')),
    {
      name: 'browsers-know-contracts-and-sync-client',
      severity: 'error',
      from: { path: '^apps/(console|widget)/', pathNot: [spec, '^apps/console/src/app/audit/proof/'] },
      to: { path: '^libs/', pathNot: libs('contracts', 'sync-client') },
    },
    {
      name: 'an-auditor-checks-with-the-verifier-itself',
      severity: 'error',
      from: { path: '^apps/console/src/app/audit/proof/', pathNot: spec },
      to: { path: '^libs/', pathNot: libs('contracts', 'record') },
    },
    {
      name: 'browsers-have-no-server-packages',
      severity: 'error',
      from: { path: '^(apps/(console|widget)|libs/sync-client)/', pathNot: spec },
      to: { path: packages('@nestjs', 'pg', 'kysely', 'express', 'socket\\.io', 'pino', 'zod') },
    },
    {
      name: 'browsers-have-no-node',
      severity: 'error',
      from: { path: '^(apps/(console|widget)|libs/sync-client)/', pathNot: [spec, '/testing/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-without-sync-client',
      severity: 'error',
      from: { path: '^apps/server/', pathNot: spec },
      to: { path: libs('sync-client') },
    },
    {
      name: 'audit-is-small',
      comment: 'No Nest; of the server the platform, and what folds and exports without Nest.',
      severity: 'error',
      from: { path: '^apps/audit/', pathNot: spec },
      to: {
        path: ['^libs/', '^apps/', packages('@nestjs', 'express', 'socket\\.io')],
        pathNot: [
          '^apps/audit/',
          '^apps/server/src/(platform|projections|replay|history|exports)/',
          '^apps/server/src/(directory|directory-start|log-assembly)\\.ts$',
          '^apps/server/src/auth/permissions\\.ts$',
          libs('event-store', 'sealing', 'read-models', 'domain', 'record', 'seal-folder', 'contracts'),
        ],
      },
    },
    {
      name: 'apps-are-islands',
      severity: 'error',
      from: { path: '^apps/(server|console|widget)/', pathNot: spec },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: spec },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'one-door-per-lib',
      severity: 'error',
      from: { path: '^(?:apps|test|libs/([^/]+))/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      name: 'sections-are-apart',
      severity: 'error',
      from: { path: '^apps/server/src/(chats|visitors|operators|sites)/', pathNot: spec },
      to: { path: '^apps/server/src/(chats|visitors|operators|sites)/', pathNot: '^apps/server/src/$1/' },
    },
    {
      name: 'only-realtime-speaks-socket-io',
      severity: 'error',
      from: { path: '^apps/', pathNot: ['^apps/server/src/realtime/', '^apps/widget/', spec] },
      to: { path: packages('socket\\.io', '@socket\\.io', '@nestjs/websockets', '@nestjs/platform-socket\\.io') },
    },
    {
      name: 'only-the-platform-makes-connections',
      severity: 'error',
      from: { path: '^apps/', pathNot: ['^apps/server/src/platform/', spec, '/testing/'] },
      to: { path: packages('pg'), ...onlyTypes },
    },
    {
      name: 'the-platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/server/src/platform/', pathNot: spec },
      to: { path: '^(apps|libs)/', pathNot: '^apps/server/src/platform/' },
    },
    {
      name: 'tests-stay-in-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [spec, libs('testing'), '/testing/', '/setup-jest\\.ts$'] },
      to: { path: ['^test/', libs('testing'), spec] },
    },
    {
      name: 'no-tool-in-the-product',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: [spec, libs('testing'), '/testing/', '/setup-jest\\.ts$', '/[a-z-]*contract\\.ts$'],
      },
      // A part of socket.io-client that the widget's smaller parser shares with it
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        ...onlyTypes,
        pathNot: packages('@socket\\.io/component-emitter'),
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/architecture/canaries/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
