import { askedOf, emptyFields, fieldsOf } from './asked-form';

describe('what is searched for', () => {
  it('A2: empty fields ask for nothing', () => {
    expect(askedOf({ ...emptyFields, person: '  ' })).toEqual({});
  });

  it('A2: time, person, site, status and words are asked for, "to" with the whole of its minute', () => {
    const fields = {
      ...{ from: '2026-11-22T10:30', to: '2026-11-22T10:56', person: ' Mei ', site: 's' },
      ...{ status: 'kicked' as const, words: '"sold out"' },
    };
    const asked = askedOf(fields);
    expect(asked).toMatchObject({ person: 'Mei', site: 's', status: 'kicked', words: '"sold out"' });
    expect((asked.to ?? 0) - (asked.from ?? 0)).toBe(27 * 60_000);
    expect(fieldsOf(asked)).toEqual({ ...fields, person: 'Mei' });
  });
});
