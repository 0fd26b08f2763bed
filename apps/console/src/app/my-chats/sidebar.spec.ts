import type { MemberHead } from '#libs/contracts';
import { maya, priya, teamRow, tomas, visitor } from '../../testing/rows';
import { candidates } from './candidates';
import { TestBed } from '@angular/core/testing';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { contextNodes } from './context-nodes';
import { controlsOf } from './controls';

describe('M5: the control buttons', () => {
  it.each([
    ['member', 'present', ['Invite', 'Transfer', 'Leave', 'Kick']],
    ['member', 'away', ['Invite', 'Transfer', 'Leave', 'Kick']],
    ['member', 'kicked', ['Leave', 'Invite']],
    ['member', 'left', ['Leave', 'Invite']],
    ['watcher', 'present', ['Join', 'Leave']],
  ] as const)('of a %s while the visitor is %s: %s', (relation, presence, expected) => {
    expect(controlsOf({ relation, visitor: visitor({ presence }) })).toEqual(expected);
  });
});

describe('I2: the selection box', () => {
  const head = {
    members: [{ ...tomas, since: 1, how: 'accepted' }],
    offers: [{ offer: '1', what: 'invite', by: tomas, target: priya, expiresAt: 2 }],
  } as unknown as MemberHead;
  const lena = { id: 'lena', name: 'Lena Novak' };
  const here = [teamRow(maya), teamRow(tomas), teamRow(priya, { load: 4 }), teamRow(lena, { presence: 'away' })];

  it('lists all others, greys members and those who are away, marks who was asked', () => {
    const list = candidates(here, head, maya.id, '');
    expect(list.map((one) => [one.operator.id, one.remark, one.possible])).toEqual([
      ['priya', 'invited', true],
      ['tomas', 'inChat', false],
      ['lena', 'away', false],
    ]);
  });

  it('finds by a part of the name', () => {
    expect(candidates(here, head, maya.id, 'nair').map((one) => one.operator.id)).toEqual(['priya']);
  });
});

const t = () => TestBed.inject(Texts).of(myChats);

describe('M4: what is known of the visitor', () => {
  it('is a tree of each source, in the same order, as text', () => {
    const nodes = contextNodes(
      [
        {
          kind: 'context',
          source: 'site',
          state: 'received',
          tree: { lastOrder: { total: 12, paid: true }, tags: ['a', 'b'] },
        },
        { kind: 'context', source: 'form', state: 'received', tree: { name: 'Hannah' } },
      ],
      t(),
    );
    expect(nodes.map((node) => node.label)).toEqual(['Visitor', 'Site']);
    expect(nodes[1]?.children.map((node) => [node.label, node.value, node.depth])).toEqual([
      ['Last order', '12, yes', 1],
      ['Tags', 'a, b', 1],
    ]);
    expect(nodes[1]?.children[1]?.children.map((node) => [node.label, node.value])).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ]);
  });

  it('says where the visitor is by the time zone of the browser, and what the time is there', () => {
    const tree = { language: 'nl', timeZone: 'Europe/Amsterdam' };
    const [location, browser] = contextNodes(
      [{ kind: 'context', source: 'browser', state: 'received', tree }],
      t(),
      () => '11:42',
    );
    expect(location).toMatchObject({ label: 'Location', value: '11:42, Europe/Amsterdam' });
    expect(location?.children.map(({ label, value }) => [label, value])).toEqual([
      ['Local time', '11:42'],
      ['Time zone', 'Europe/Amsterdam'],
    ]);
    expect(browser?.label).toBe('Browser');
  });

  it('says nothing of a place where the browser told no time zone', () => {
    const nodes = contextNodes(
      [{ kind: 'context', source: 'browser', state: 'received', tree: { language: 'nl' } }],
      t(),
    );
    expect(nodes.map(({ label }) => label)).toEqual(['Browser']);
  });

  it.each([
    ['loading', 'loading'],
    ['failed', 'failed'],
    ['erased', 'erased'],
  ] as const)('says %s of a source', (state, value) => {
    const [node] = contextNodes([{ kind: 'context', source: 'endpoint', state, tree: null }], t());
    expect([node?.value, node?.children]).toEqual([value, []]);
  });
});
