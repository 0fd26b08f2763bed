export { rewrites, type StandingRow } from './erasure';
export * from './feeds';
export * from './fold';
export * from './note-shapes';
export * from './notes';
export { isMember, peopleOf, seesSite, sitesSeen } from './people';
export * from './recorded';
export { hasEnded } from './status';
