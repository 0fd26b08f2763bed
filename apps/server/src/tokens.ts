/** Names of what Nest hands out that is not a class. */
export const CLOCK = Symbol('clock');
export const LOGGER = Symbol('logger');
export const CONFIG = Symbol('config');
