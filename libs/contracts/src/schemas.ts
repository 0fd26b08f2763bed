import type { Role, Settings, Tree } from '#libs/domain';
import { z } from 'zod';
import { shapeFault } from './shape';
import { isBlank, isCarried, isPlainName, length } from './text';
import type { CommandBodies, CommandType, QueryBodies, QueryType } from './wire';

const nil = '00000000-0000-0000-0000-000000000000';
export const uuid = z
  .string()
  .max(36)
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)
  .refine((id) => id !== nil)
  .transform((id) => id.toLowerCase());

const carried = (most: number) =>
  z
    .string()
    .max(most * 4)
    .refine(isCarried)
    .refine((text) => length(text) <= most);
export const messageText = carried(4000).refine((text) => !isBlank(text));
const name = z
  .string()
  .max(400)
  .transform((text) => text.normalize('NFC').trim())
  .refine(isPlainName)
  .refine((text) => length(text) <= 80);
const email = z
  .string()
  .max(254)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email());
const note = carried(500);
const reason = note.refine((text) => !isBlank(text));
const nothing = z.strictObject({});
/** Milliseconds; up to the year 9999, which PostgreSQL also knows. */
const moment = z.int().min(0).max(253_402_300_799_999);
const place = z.int().min(0).max(2_147_483_647);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** An exact origin: a scheme and a host, nothing behind it. */
const origin = z
  .string()
  .max(300)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text);
/** Everybody on the staff reads a configuration, so no password may stand in it. Plain http is for loopback alone. */
function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isOwnMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isOwnMachine));
}
const tree = z.custom<Tree>(
  (value) =>
    value !== undefined &&
    shapeFault(value, { depth: 8, nodes: 500 }) === null &&
    new TextEncoder().encode(JSON.stringify(value)).length <= 16_384,
);
const sites = z.union([z.literal('all'), z.array(uuid).max(500)]);
const roles = ['operator', 'supervisor', 'administrator', 'auditor'] as const satisfies readonly Role[];
const role = z.enum(roles);
const choices = z.record(
  z.string().regex(/^[a-zA-Z]{1,40}$/),
  z.union([carried(200), z.number().min(-1e9).max(1e9), z.boolean()]),
);
const configuration = z.strictObject({
  name,
  origins: z.array(origin).max(50),
  accent: colour,
  greeting: carried(300),
  preChatFields: z.array(z.enum(['name', 'email'])).max(2),
  contextEndpoint: z.url().max(500).refine(isEndpoint).nullable(),
});
/** The bounds are the domain's, which names the field and both ends when it refuses. */
const amount = z.int();
const settings: z.ZodType<Settings> = z.strictObject({
  visitorAwayAfter: amount,
  visitorGoneAfter: amount,
  operatorOfflineAfter: amount,
  operatorRequeueAfter: amount.nullable(),
  vacancyLimit: amount,
  inviteExpiresAfter: amount,
  transferExpiresAfter: amount,
  watchBy: z.enum(['operators', 'supervisors']),
  passwordLength: amount,
  defaultPasswordHours: amount,
  initialPassword: z.enum(['default', 'random']),
});

/** Closed: a key that is not named here is refused. */
export const commandSchemas: { [T in CommandType]: z.ZodType<CommandBodies[T]> } = {
  'chat.start': z.strictObject({
    text: messageText.optional(),
    fields: z.strictObject({ name: name.optional(), email: email.optional() }).optional(),
    page: z.strictObject({ url: carried(2000), title: carried(300), referrer: carried(2000) }).optional(),
    browser: z.strictObject({ language: carried(40), timeZone: carried(60) }).optional(),
    context: tree.optional(),
  }),
  'message.post': z.strictObject({ text: messageText }),
  'chat.accept': nothing,
  'chat.join': nothing,
  'chat.watch': nothing,
  'chat.leave': nothing,
  'chat.invite': z.strictObject({ operator: uuid, note: note.optional() }),
  'chat.transfer': z.strictObject({ operator: uuid, note: note.optional() }),
  'offer.accept': z.strictObject({ offer: uuid }),
  'offer.decline': z.strictObject({ offer: uuid }),
  'offer.cancel': z.strictObject({ offer: uuid }),
  'visitor.kick': nothing,
  'chat.read': z.strictObject({ delivered: place, read: place }),
  'presence.set': z.strictObject({ status: z.enum(['online', 'away']) }),
  'context.retry': z.strictObject({ source: z.literal('endpoint') }),
  'operator.create': z.strictObject({ email, name, role, sites }),
  'operator.disable': z.strictObject({ operator: uuid }),
  'operator.enable': z.strictObject({ operator: uuid }),
  'operator.reset-password': z.strictObject({ operator: uuid }),
  'operator.sign-out': z.strictObject({ operator: uuid, session: uuid.optional() }),
  'operator.set-role': z.strictObject({ operator: uuid, role }),
  'operator.set-sites': z.strictObject({ operator: uuid, sites }),
  'profile.change': z.strictObject({ name: name.optional(), choices: choices.optional() }),
  'session.revoke': z.strictObject({ session: uuid }),
  'site.create': z.strictObject({ configuration }),
  'site.change': z.strictObject({ site: uuid, configuration }),
  'settings.change': z.strictObject({ settings }),
  'visitor.erase': z.strictObject({ visitor: uuid }),
  'visitor.hold': z.strictObject({ visitor: uuid, held: z.boolean(), reason }),
};

const version = z.int();
const feedName = z.string().max(60);
export const envelopeSchema = z.strictObject({
  v: version,
  id: uuid,
  type: z.string().max(60),
  chat: uuid.optional(),
  body: z.record(z.string(), z.unknown()),
});
export const syncSchema = z.strictObject({
  v: version,
  epoch: z.string().max(200).nullable(),
  feeds: z.array(z.strictObject({ feed: feedName, seq: z.int().min(0) })).max(200),
});
export const unsyncSchema = z.strictObject({ feeds: z.array(feedName).max(200) });
export const queryEnvelope = z.strictObject({
  v: version,
  type: z.string().max(60),
  body: z.record(z.string(), z.unknown()),
});
export const querySchemas: { [T in QueryType]: z.ZodType<QueryBodies[T]> } = {
  'thread.before': z.strictObject({ feed: feedName, before: z.int().min(1).max(2_147_483_647) }),
  'sessions.mine': nothing,
  'sessions.of': z.strictObject({ operator: uuid }),
  'waiting.lastHour': nothing,
  'settings.get': nothing,
  'history.search': z.strictObject({
    from: moment.optional(),
    to: moment.optional(),
    site: uuid.optional(),
    visitor: uuid.optional(),
    operator: uuid.optional(),
    status: z.enum(['waiting', 'active', 'vacant', 'closed', 'left', 'kicked', 'timed-out']).optional(),
    person: carried(200).optional(),
    words: carried(200).optional(),
    before: z
      .string()
      .regex(/^\d{1,15}:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
      .optional(),
  }),
  'history.chat': z.strictObject({ chat: uuid, after: z.int().min(0).optional() }),
  'history.replay': z.strictObject({ chat: uuid }),
  'history.waits': z.strictObject({ chat: uuid }),
  'history.proof': z.strictObject({ chat: uuid, after: z.int().min(0).optional() }),
  'history.consistency': z.strictObject({ first: z.int().min(1), second: z.int().min(1).optional() }),
  'history.board': z.strictObject({ at: z.int().min(0) }),
};
export const signalSchema = z.strictObject({ kind: z.literal('typing'), chat: uuid });
