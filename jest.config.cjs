// Unit specs stand beside the code, everything that needs a database or a running service under test/.
/** @type {import('jest').Config} */
module.exports = {
  rootDir: '.',
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'json'],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // Prisma's generated client names its own files with .js; the real .js first, then no extension.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'] },
  transform: { '^.+\\.(t|m?j)s$': ['@swc/jest'] },
  // These packages are ES modules only; Jest on Node 20 can load them only transformed.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|csv-parse|csv-stringify|@marcbachmann|uuid|content-disposition|d3-geo|d3-array|internmap)/)',
  ],
  collectCoverageFrom: ['src/screening/**/*.ts', '!src/screening/**/*.spec.ts'],
  coverageThreshold: { './src/screening/': { lines: 95 } },
  // Tests run in a context of their own, in which looking up a global is slow; these are in the inner loops of the name engine.
  sandboxInjectedGlobals: ['Math', 'Infinity'],
  testTimeout: 30000,
};
