import angularPresets from 'jest-preset-angular/presets/index.js';

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic', importSource: 'preact' },
      },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];
const root = import.meta.dirname;
const node = {
  rootDir: root,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': swc },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.parley/', '<rootDir>/.cache/'],
};
/** Hold a screen to seconds: run when nothing else does. */
const paced = ['replay-as-seen\\.e2e\\.spec\\.ts$'];
const slow = ['\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$', '/node_modules/'];

export default {
  testSequencer: '<rootDir>/test/support/slow-first.cjs',
  projects: [
    {
      ...node,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/apps/{server,audit,widget}/**/*.spec.ts',
        '<rootDir>/libs/**/*.spec.ts',
        '<rootDir>/test/{architecture,properties}/**/*.spec.ts',
      ],
      testPathIgnorePatterns: slow,
    },
    {
      ...angularPresets.createEsmPreset({
        tsconfig: '<rootDir>/apps/console/tsconfig.spec.json',
        testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
      }),
      rootDir: root,
      displayName: 'console',
      testMatch: ['<rootDir>/apps/console/**/*.spec.ts'],
      testPathIgnorePatterns: slow,
      setupFilesAfterEnv: ['<rootDir>/apps/console/src/setup-jest.ts'],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.parley/', '<rootDir>/.cache/'],
    },
    {
      ...node,
      displayName: 'integration',
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      testMatch: ['<rootDir>/{apps,libs,test}/**/*.int.spec.ts'],
    },
    {
      ...node,
      displayName: 'journeys',
      testMatch: ['<rootDir>/test/**/*.e2e.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...paced],
    },
    {
      ...node,
      displayName: 'paced',
      testMatch: ['<rootDir>/test/**/*.e2e.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', `^((?!${paced.join('|')}).)*$`],
    },
  ],
};
