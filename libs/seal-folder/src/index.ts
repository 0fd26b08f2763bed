export * from './consistency';
export * from './ed25519';
export * from './seal-folder';
export * from './sealer';
