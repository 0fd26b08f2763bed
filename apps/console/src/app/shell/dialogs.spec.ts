import { TestBed } from '@angular/core/testing';
import { Dialogs, type Question } from './dialogs';

describe('the question that is asked', () => {
  const keys: Question = { kind: 'keys' };

  it('given one, when it is answered, then none is left', () => {
    const dialogs = TestBed.inject(Dialogs);
    dialogs.open(keys);
    expect(dialogs.asked()).toEqual([keys]);
    dialogs.close(keys);
    expect(dialogs.asked()).toEqual([]);
  });

  it('given that the same was asked again meanwhile, when the first reports its end, then the second stays', () => {
    const dialogs = TestBed.inject(Dialogs);
    const again: Question = { kind: 'keys' };
    dialogs.open(keys);
    dialogs.open(again);
    dialogs.close(keys);
    expect(dialogs.asked()[0]).toBe(again);
  });
});
