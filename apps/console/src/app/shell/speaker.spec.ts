import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { Speaker } from './speaker';

describe('what is read out', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is one sentence per two seconds', () => {
    const speaker = TestBed.inject(Speaker);
    speaker.say('a', () => 'first');
    speaker.say('b', () => 'second');
    jest.advanceTimersByTime(1);
    expect(speaker.polite()).toBe('first');
    jest.advanceTimersByTime(1990);
    expect(speaker.polite()).toBe('first');
    jest.advanceTimersByTime(20);
    expect(speaker.polite()).toBe('second');
    jest.advanceTimersByTime(2000);
    expect(speaker.polite()).toBe('');
  });

  it('merges a burst into one sentence with its number', () => {
    const speaker = TestBed.inject(Speaker);
    speaker.say('first', () => 'first');
    for (let n = 0; n < 3; n++) speaker.say('chat', (times) => `${times} new messages`);
    jest.advanceTimersByTime(2010);
    expect(speaker.polite()).toBe('3 new messages');
    jest.advanceTimersByTime(2000);
    expect(speaker.polite()).toBe('');
  });

  it('says at once what is urgent', () => {
    const speaker = TestBed.inject(Speaker);
    speaker.shout('No connection.');
    expect(speaker.urgent()).toBe('No connection.');
  });
});
