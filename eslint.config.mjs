import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const spec = ['**/*.spec.ts', '**/*.spec.tsx', 'test/**', 'libs/testing/**', '**/testing/**', '**/*contract.ts'];

/** What the pure parts may not know; `where` completes the message. */
const outsideWorld = (where) => [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: `No clock ${where}.` },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: `No clock ${where}.` },
  { selector: "CallExpression[callee.name='Date']", message: `No clock ${where}.` },
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: `No environment ${where}.` },
];
const chance = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'No chance here.' },
];
const pools = [
  {
    selector: 'NewExpression:matches([callee.name=/^(Pool|Client)$/], [callee.property.name=/^(Pool|Client)$/])',
    message: 'Only the platform makes connections.',
  },
];
/** Apply everywhere: a stranger's text is never markup, and one lib has one way of being imported. */
const always = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'MemberExpression[property.name=/^(inner|outer)HTML$/]', message: 'Text is never markup.' },
  { selector: "MemberExpression[property.name='srcdoc']", message: 'Text is never markup.' },
  { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: 'Text is never markup.' },
  { selector: 'MemberExpression[property.name=/^bypassSecurityTrust/]', message: 'Text is never markup.' },
];
const restrict = (...selectors) => ({ 'no-restricted-syntax': ['error', ...always, ...selectors.flat()] });

/** In memory, unordered, lost in a crash: a durable reaction reads the log instead. */
const lossyCqrs = ['EventBus', 'EventPublisher', 'AggregateRoot', 'Saga', 'EventsHandler', 'UnhandledExceptionBus'];
const environmentImports = { name: 'node:process', message: 'Only the platform reads the environment.' };

export default defineConfig(
  globalIgnores(['dist/', '.cache/', '.parley/', 'coverage/', 'test-results/', 'docs/', 'test/architecture/canaries/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['kysely.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An async function that satisfies an interface may have nothing to wait for
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Finding control characters in a stranger's text is what such expressions are for
      'no-control-regex': 'off',
      eqeqeq: 'error',
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@nestjs/cqrs', importNames: lossyCqrs, message: 'React by reading the log.' }] },
      ],
      ...restrict(),
    },
  },
  {
    files: ['libs/{domain,read-models,record}/**/*.ts'],
    ignores: spec,
    rules: {
      'no-restricted-globals': ['error', 'process', 'crypto', 'performance', 'fetch', 'setTimeout', 'setInterval'],
      ...restrict(outsideWorld('in a pure part'), chance),
    },
  },
  {
    files: ['libs/{contracts,event-store,sealing,seal-folder}/**/*.ts'],
    ignores: spec,
    rules: restrict(outsideWorld('in a lib: take it as an argument')),
  },
  {
    files: ['apps/server/src/**/*.ts', 'apps/audit/src/**/*.ts'],
    ignores: ['apps/server/src/platform/**', ...spec],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@nestjs/cqrs', importNames: lossyCqrs, message: 'React by reading the log.' },
            environmentImports,
          ],
        },
      ],
      ...restrict(outsideWorld('outside the platform'), pools),
    },
  },
  // These have a logger, or nothing to say; the widget speaks to the developer of the website around it
  { files: ['apps/{server,console}/src/**/*.ts', 'libs/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    files: spec.filter((pattern) => pattern.endsWith('ts')).concat('**/*.spec.tsx', 'test/**/*.ts'),
    rules: {
      // expect.any() and friends
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // jest and kysely-ctl take the default export, and a declaration says what a loader gives
  {
    files: ['test/support/global-*.ts', 'kysely.config.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['apps/console/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      // Named after the class without a suffix
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
    },
  },
  {
    files: ['apps/console/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/no-inline-styles': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'performance',
          'URL',
          'Buffer',
          'setTimeout',
          'setInterval',
          'clearTimeout',
          'fetch',
          'module',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
