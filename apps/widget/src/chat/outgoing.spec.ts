import type { Outgoing } from '#libs/sync-client';
import { shownOutgoing, unsentWords } from './outgoing';

const item = (state: Outgoing['state'], code?: 'CHAT_CLOSED' | 'INTERNAL'): Outgoing => ({
  message: { v: 1, id: 'id', type: 'message.post', chat: 'chat', body: { text: 'hello' } },
  text: 'hello',
  at: 1_000,
  state,
  ...(code ? { refusal: { ok: false, id: 'id', code, message: '', retry: 'no' } } : {}),
});

describe('a text on its way', () => {
  it('M3: is being sent, however long that takes, while the line stands', () => {
    expect(shownOutgoing(item('sending'), true, 60_000).state).toBe('sending');
  });

  it('M3: without a line for ten seconds it says that it was not sent, and offers another try', () => {
    expect(shownOutgoing(item('sending'), false, 11_000).state).toBe('sending');
    expect(shownOutgoing(item('sending'), false, 11_001)).toMatchObject({ state: 'failed', retriable: true });
  });

  it('K6: too late for a chat that has ended, it offers no other try', () => {
    expect(shownOutgoing(item('failed', 'CHAT_CLOSED'), true, 0)).toMatchObject({ state: 'failed', retriable: false });
    expect(shownOutgoing(item('failed', 'INTERNAL'), true, 0).retriable).toBe(true);
  });

  it('its words are kept for the next chat', () => {
    expect(unsentWords([item('failed'), item('sending'), item('failed')])).toBe('hello\nhello');
  });
});
