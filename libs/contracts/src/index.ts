export * from './wire';
export * from './rows';
export * from './codes';
export * from './text';
export * from './shape';
export * from './schemas';
export * from './widget';
