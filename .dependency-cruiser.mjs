// Who may know whom. Every line is an error; a new exception needs an ADR.
const features = (names) => `^src/features/(?:${names.join('|')})/`;

/** Doors between features: who may import which file of another feature. Anything else is closed. */
const DOORS = [
  'auth/(?:tenant|current-tenant|public|api-key\\.guard|auth\\.module|principal)',
  'intake/(?:read-trade-request|store-requests\\.repository|intake-door|intake-door\\.module|intake\\.module)',
  'screening-runs/(?:screening-runs\\.service|screening-runs\\.module|screening-queue)',
  'rulesets/(?:screening-kit|screening-kit-holder|lay-out-lists|rulesets\\.module)',
  'route-map/map-of-request',
  'audit/(?:audit\\.repository|audit\\.module)',
  'alerts/(?:alerts\\.module|alert-changes\\.repository|alert-transitions|alert-query\\.dto)',
  'batches/csv/(?:decode-file|file-fault|guess-encoding)',
  'lists/(?:active-lists|active-lists\\.module|lists\\.module|list-effects)',
  'webhooks/events/event-schemas',
  'good-guys/(?:live-good-guys|live-good-guys\\.module)',
];

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$', '^src/(?:main|cli|demo)\\.ts$', '^src/generated/'],
      },
      to: {},
    },
    {
      name: 'core-is-pure',
      comment: 'The core imports nothing outside itself but the expression engine.',
      severity: 'error',
      from: { path: '^src/screening/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/screening/', '@marcbachmann/cel-js'] },
    },
    {
      name: 'core-floors-normalise',
      severity: 'error',
      from: { path: '^src/screening/normalise/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/screening/(?!normalise/)' },
    },
    {
      name: 'core-floors-goods-corridor',
      severity: 'error',
      from: { path: '^src/screening/(?:goods|corridor)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/screening/(?:facts|rule-kit)/|^src/screening/(?:screen|reference|verdict)\\.ts' },
    },
    {
      name: 'core-floors-facts',
      severity: 'error',
      from: { path: '^src/screening/facts/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/screening/(?:rule-kit/|screen\\.ts|verdict\\.ts)' },
    },
    {
      name: 'core-floors-rule-kit',
      severity: 'error',
      from: { path: '^src/screening/rule-kit/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/screening/(?:goods|corridor|normalise)/|^src/screening/(?:screen|reference)\\.ts' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(?:features|screening)/' },
    },
    {
      name: 'features-by-doors',
      comment: 'Features know each other only through the doors listed above.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', `^src/features/(?:${DOORS.join('|')})\\.ts$`] },
    },
    {
      name: 'core-by-its-front',
      comment: 'Outside the core only its entry, its shapes and its published builders and normalisers are used.',
      severity: 'error',
      from: { path: '^src/(?!screening/)', pathNot: ['\\.spec\\.ts$', features(['rulesets', 'matching']), '^src/cli'] },
      to: {
        path: '^src/screening/(?!screen\\.ts|trade-request\\.ts|assessment\\.ts|reference\\.ts|normalise/|matching/(?:list-entry|good-guy)\\.ts)',
      },
    },
    {
      name: 'sql-in-repositories',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '\\.repository\\.ts$',
          '^src/platform/database/',
          '^src/platform/queue/',
          '^src/generated/',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: '^src/generated/prisma|node_modules/(?:pg|@prisma)/' },
    },
    {
      name: 'queue-in-processors',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['\\.(?:processor|module)\\.ts$', '-queue\\.ts$', '^src/platform/queue/', '\\.spec\\.ts$'],
      },
      to: { path: 'node_modules/(?:bullmq|@nestjs/bullmq|ioredis)/' },
    },
    {
      name: 'validation-in-dtos',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['\\.dto\\.ts$', '^src/platform/(?:http|config)/', '\\.spec\\.ts$', 'read-trade-request\\.ts$'],
      },
      to: { path: 'node_modules/class-validator/' },
    },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
