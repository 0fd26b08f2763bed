/** Ids and moments that specs share; the last digits say who is who in a failure. */
export const chat = '00000000-0000-7000-8000-00000000c001';
export const secondChat = '00000000-0000-7000-8000-00000000c002';
export const site = '00000000-0000-7000-8000-000000005001';
export const visitor = '00000000-0000-7000-8000-00000000f001';
export const ann = '00000000-0000-7000-8000-00000000a001';
export const bob = '00000000-0000-7000-8000-00000000a002';
export const cleo = '00000000-0000-7000-8000-00000000a003';
export const dora = '00000000-0000-7000-8000-00000000a004';
export const offer = '00000000-0000-7000-8000-000000000e01';
export const secondOffer = '00000000-0000-7000-8000-000000000e02';
export const message = '00000000-0000-7000-8000-000000000d01';

/** 1 January 2026, 12:00 UTC. */
export const noon = 1_767_268_800_000;
export const second = 1_000;
export const minute = 60 * second;
