import type { CommandBodies, ContextRow, DashboardRow, MemberHead } from '#libs/contracts';
import type { Tree } from '#libs/domain';
import { type Line, until } from '../support/line';
import type { Account, Answered, Guest, Office } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { LogBook, sent } from './wire-world';

type Start = CommandBodies['chat.start'];
const marks = `e${'\u0301'.repeat(1000)}`;
const page = { url: 'https://shop.example/', title: 'Shop', referrer: '' };
const browser = { language: 'en', timeZone: 'Europe/London' };
/** So many values inside each other; the innermost is a word. */
const deep = (levels: number): Tree => (levels === 1 ? 'x' : { a: deep(levels - 1) });
/** A tree of so many bytes as JSON. */
const large = (bytes: number): Tree => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
const hostile = [
  ['markup', '<img src=x onerror=alert(1)>'],
  ['a script', '"><script>fetch("//evil.example")</script>'],
  ['template braces', '{{constructor.constructor("alert(1)")()}} ${7*7} <%= 7 %> #{7}'],
  ['an entity', '&lt;b&gt; &#x202e;'],
  ['SQL', `'; drop table log.events; --`],
  ['an address that runs', 'javascript:alert(document.domain)'],
] as const;
const bidi = '\u202egnp.exe\u2066';

describe('M4: whatever a visitor is said to be is kept as text, or refused with a code', () => {
  let parley: TestParley;
  let office: Office;
  let log: LogBook;
  let alice: Account;
  let desk: Line;
  let site: string;
  beforeAll(async () => {
    parley = await parleyInProcess();
    office = parley.office;
    log = await LogBook.open(parley);
    alice = await office.hire();
    desk = await office.staffLine(alice);
    await desk.sync('sites');
    site = await until(() => Object.keys(desk.feed('sites'))[0]);
    await desk.sync(`dashboard:${site}`);
    await log.atRest();
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  interface Shown {
    readonly head: MemberHead;
    readonly row: DashboardRow;
    readonly trees: Record<string, ContextRow | undefined>;
  }
  /** Over the socket, as the widget sends it; then what a member is shown. */
  async function shown(body: Start): Promise<Shown> {
    const shop = await office.visitorLine(await office.guest());
    const chat = String((await sent(shop, 'chat.start', body))['chat']);
    await sent(desk, 'chat.accept', {}, chat);
    await desk.sync(`chat:${chat}`);
    const feed = (): Record<string, unknown> => desk.feed(`chat:${chat}`);
    const head = (await until(() => feed()['head'])) as MemberHead;
    const row = (await until(() => desk.feed(`dashboard:${site}`)[chat])) as DashboardRow;
    const of = (source: string): ContextRow | undefined => feed()[`context:${source}`] as ContextRow | undefined;
    const trees = { form: of('form'), page: of('page'), browser: of('browser'), site: of('site') };
    shop.close();
    return { head, row, trees };
  }

  /** On both doors: one code, and nothing is recorded but that somebody arrived. */
  async function refused(body: unknown, field: string, code = 'BAD_FIELD'): Promise<void> {
    const guest: Guest = await office.guest();
    const shop = await office.visitorLine(guest);
    await log.atRest();
    const before = await log.head();
    expect(await shop.send('chat.start', body as Start)).toMatchObject({ ok: false, code, field });
    const answer: Answered = await office.tryCommand(guest, 'chat.start', body);
    expect(answer.body).toMatchObject({ ok: false, code, field });
    expect(await log.head()).toBe(before);
    shop.close();
  }

  it.each(hostile)('%s stays the text it is: in name, page, browser, tree, key and message', async (_, words) => {
    const short = words.slice(0, 40);
    const { head, row, trees } = await shown({
      text: words,
      fields: { name: words },
      page: { url: words, title: words, referrer: words },
      browser: { language: short, timeZone: words.slice(0, 60) },
      context: { [words]: [words, { note: words }] },
    });
    expect([head.visitor.name, row.visitor.name, row.page, row.last?.text]).toEqual([words, words, words, words]);
    expect(trees['form']?.tree).toEqual({ name: words });
    expect(trees['page']?.tree).toEqual({ url: words, title: words, referrer: words });
    expect(trees['browser']?.tree).toEqual({ language: short, timeZone: words.slice(0, 60) });
    expect(trees['site']?.tree).toEqual({ [words]: [words, { note: words }] });
  });

  it('direction marks and stacked marks are kept in a page and a tree, and refused in a name', async () => {
    const { trees } = await shown({ page: { ...page, title: bidi }, context: { [bidi]: marks } });
    expect(trees['page']?.tree).toMatchObject({ title: bidi });
    expect(trees['site']?.tree).toEqual({ [bidi]: marks });
    await refused({ fields: { name: `Ann ${bidi}` } }, 'fields.name');
    await refused({ fields: { name: marks } }, 'fields.name');
  });

  it('a thousand combining marks in a message count as a thousand characters', async () => {
    expect((await shown({ text: marks })).row.last?.text).toMatch(/^e\u0301+…$/);
    await refused({ text: marks.repeat(4) }, 'text');
  });

  it.each([
    ['a name of two lines', { fields: { name: 'Ann\nAdministrator' } }, 'fields.name'],
    ['a name of 81 characters', { fields: { name: 'x'.repeat(81) } }, 'fields.name'],
    ['a name that is an object', { fields: { name: { $ne: null } } }, 'fields.name'],
    ['an e-mail that is markup', { fields: { email: '<b>@example.com' } }, 'fields.email'],
    ['a field nobody asked for', { fields: { role: 'administrator' } }, 'fields'],
    ['NUL in a title', { page: { ...page, title: 'a\u0000b' } }, 'body'],
    ['half a character in an address', { page: { ...page, url: 'https://a/\ud83d' } }, 'body'],
    ['a title of 301 characters', { page: { ...page, title: 'x'.repeat(301) } }, 'page.title'],
    ['an address of 2,001 characters', { page: { ...page, url: 'x'.repeat(2001) } }, 'page.url'],
    ['a language of 41 characters', { browser: { ...browser, language: 'x'.repeat(41) } }, 'browser.language'],
    ['a tree of 16 KB and one byte', { context: large(16_385) }, 'context'],
    ['a tree ten deep', { context: deep(10) }, 'body'],
    ['a tree of 501 values', { context: Array(501).fill(1) }, 'context'],
    ['a key that reaches for prototypes', { context: { constructor: { prototype: 1 } } }, 'body'],
    ['a control in a key', { context: { 'a\u0007': 1 } }, 'body'],
  ])('%s is refused', async (_, body, field) => refused(body, field));

  it.each([
    ['16 KB to the byte', large(16_384)],
    ['depth 8', deep(8)],
    ['500 values', Array(499).fill(1) as Tree],
    ['nothing', {}],
    ['null', null],
  ])('a tree of %s is kept whole', async (_, context) => {
    const { trees } = await shown({ context });
    if (context === null) expect(trees['site']).toBeUndefined();
    else expect(trees['site']).toMatchObject({ state: 'received', tree: context });
  });

  it('a tree of depth 9 is not kept, and says so; the chat begins all the same', async () => {
    const { trees, head } = await shown({ context: deep(9) });
    expect(trees['site']).toMatchObject({ state: 'failed', tree: null });
    expect(head.status).toBe('active');
  });

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
