/** Every id is a UUID in lower case. Brands keep one kind from being passed for another. */
declare const brand: unique symbol;
type Id<B extends string> = string & { readonly [brand]?: B };

export type ChatId = Id<'chat'>;
export type VisitorId = Id<'visitor'>;
export type OperatorId = Id<'operator'>;
export type SiteId = Id<'site'>;
export type OfferId = Id<'offer'>;
export type MessageId = Id<'message'>;

/** Milliseconds since 1970, as told by the clock that the server handed in. */
export type Instant = number;
