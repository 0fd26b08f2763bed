import { statusOf, type VisitorPresence } from '#libs/domain';

describe('the status of a chat', () => {
  const table: [VisitorPresence, number, string][] = [
    ['present', 0, 'waiting'],
    ['away', 0, 'waiting'],
    ['present', 1, 'active'],
    ['away', 2, 'active'],
    ['left', 0, 'vacant'],
    ['kicked', 1, 'vacant'],
    ['timed-out', 2, 'vacant'],
  ];

  it.each(table)('section 2: visitor %s with %i members is %s', (presence, members, status) => {
    expect(statusOf({ presence, members: Array(members).fill('x'), closed: false })).toBe(status);
  });

  it('section 2: closed is closed, whoever was in it', () => {
    expect(statusOf({ presence: 'present', members: ['x'], closed: true })).toBe('closed');
  });
});
