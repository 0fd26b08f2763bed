import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { meSelf } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { Clock } from '../live/clock';
import { Live } from '../live/live';
import { Line } from './line';

/** A line that was up, with a clock that goes by hand. */
async function line() {
  const now = signal(Date.now());
  TestBed.configureTestingModule({ providers: [{ provide: Clock, useValue: { now } }] });
  const server = signedIn({ 'me:maya': { self: meSelf() } });
  const all = TestBed.inject(Line);
  await flowed();
  const at = (seconds: number): void => {
    now.set(Date.now() + seconds * 1000);
    TestBed.tick();
  };
  return { all, server, at };
}

describe('how the line stands', () => {
  it('is not mentioned for two seconds, then said quietly, read out after five, and over the page after ten', async () => {
    const { all, server, at } = await line();
    expect(all.state()).toBe('up to date');
    server.cut();
    at(1);
    expect([all.state(), all.isMissed(), all.isDown()]).toEqual(['up to date', false, false]);
    at(3);
    expect([all.state(), all.isMissed(), all.isDown()]).toEqual(['reconnecting', false, false]);
    at(7);
    expect([all.state(), all.isMissed(), all.isDown()]).toEqual(['reconnecting', true, false]);
    at(11);
    expect([all.state(), all.isDown()]).toEqual(['no connection', true]);
  });

  it('says for two seconds that all is up to date again', async () => {
    const { all, server, at } = await line();
    const real = Date.now;
    server.cut();
    at(0);
    Date.now = () => real() + 12_000;
    try {
      TestBed.inject(Live).connection()?.tryNow();
      await flowed();
      at(0.5);
      expect(all.state()).toBe('restored');
      at(3);
      expect(all.state()).toBe('up to date');
    } finally {
      Date.now = real;
    }
  });
});
