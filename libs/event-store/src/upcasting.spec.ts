import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FactContent, factSchema, type Upcasters } from './upcasting';

/** Examples: a golden file for every version that was ever written, `<type>.<version>.json`. */
const golden = join(import.meta.dirname, 'golden');
const files = readdirSync(golden).map((name) => {
  const [type = '', version] = name.split('.');
  const { written, read } = JSON.parse(readFileSync(join(golden, name), 'utf8')) as Record<
    'written' | 'read',
    FactContent
  >;
  return { name, type, version: Number(version), written, read };
});

const upcasters: Upcasters = {
  Greeted: [
    ({ data: { name, ...data } }) => ({ data: { ...data, who: name } }),
    ({ data: { loud, ...data } }) => ({ data: { ...data, volume: loud ? 10 : 5 } }),
  ],
  Whispered: [
    (content) =>
      content.private === 'erased' || !content.private
        ? content
        : { ...content, private: { words: content.private['text'] } },
  ],
};
const schema = factSchema(upcasters);

describe('old versions of facts', () => {
  it.each(files)('$name is read as the current version says', ({ type, version, written, read }) => {
    const before = structuredClone(written);
    expect(schema.lift(type, version, written)).toEqual(read);
    expect(written).toEqual(before);
  });

  it.each(Object.keys(upcasters))('%s has a golden file for every version', (type) => {
    const versions = new Set(files.filter((file) => file.type === type).map((file) => file.version));
    expect([...versions].sort()).toEqual(Array.from({ length: schema.versionOf(type) }, (_, at) => at + 1));
  });

  it('says so when a newer Parley wrote a fact', () => {
    expect(() => schema.lift('Greeted', 4, { data: {} })).toThrow('newer Parley');
  });
});
