import type { HistoryRow } from '#libs/contracts';
import { cell, csvHead, csvLine } from './csv';

const row: HistoryRow = {
  ...{ chat: 'c', site: 's', visitor: { id: 'v', number: 4821, name: 'Hannah' }, email: null, status: 'closed' },
  ...{ ending: 'left', messages: 3, startedAt: 0, lastAt: 1000, members: [] },
};

describe('the list of chats as CSV', () => {
  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '=HYPERLINK("http://evil")'])('%j is no formula', (text) => {
    const bare = cell(text).replace(/^"/, '');
    expect(bare.startsWith("'")).toBe(true);
  });

  it('quotes what would end a cell or a line', () => {
    expect(cell('a"b,c\nd')).toBe('"a""b,c\nd"');
    expect(cell('plain - text')).toBe('plain - text');
    expect(cell(null)).toBe('');
  });

  it('names, sites and members are cells like any other', () => {
    const evil = { ...row, visitor: { ...row.visitor, name: '=cmd' }, members: [{ id: 'o', name: '@ann' }] };
    expect(csvLine(evil, '+site')).toBe(
      `c,'+site,4821,'=cmd,,closed,left,3,1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,'@ann\r\n`,
    );
  });

  it('A5: erased words are labelled holes; head and lines have as many cells', () => {
    const line = csvLine({ ...row, visitor: { ...row.visitor, name: { erased: true } }, email: { erased: true } }, 'S');
    expect(line).toContain(',[erased],[erased],');
    expect(line.split(',')).toHaveLength(csvHead.split(',').length);
  });
});
