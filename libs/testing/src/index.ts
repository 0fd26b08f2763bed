export * from './people';
export * from './fact';
export * from './commands';
export * from './world';
export * from './decide';
export * from './given';
export * from './situations';
