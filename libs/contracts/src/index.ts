export * from './wire';
export * from './rows';
export * from './codes';
