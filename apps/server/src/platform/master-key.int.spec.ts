import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMasterKey } from './master-key';
import { StartRefusal } from './start-refusal';

describe('master key', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'parley-key-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));
  const file = (): string => join(dir, 'master.key');

  it('is made at the first start, for its owner only, and is the same at the second', () => {
    const first = readMasterKey(dir, undefined);
    expect(first).toHaveLength(32);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readMasterKey(dir, undefined).equals(first)).toBe(true);
  });

  it('comes from the environment when it is there, and no file is made', () => {
    expect(readMasterKey(dir, 'ab'.repeat(32)).toString('hex')).toBe('ab'.repeat(32));
    expect(() => readFileSync(file())).toThrow(/ENOENT/);
  });

  it.each(['', 'short', 'g'.repeat(64)])('refuses the malformed key %j', (text) => {
    writeFileSync(file(), text, { mode: 0o600 });
    expect(() => readMasterKey(dir, undefined)).toThrow(StartRefusal);
    expect(() => readMasterKey(dir, text)).toThrow(StartRefusal);
  });

  it('refuses a file that others can read', () => {
    readMasterKey(dir, undefined);
    chmodSync(file(), 0o644);
    expect(() => readMasterKey(dir, undefined)).toThrow(/0600/);
  });

  it('refuses to make a new one when there are keys that the old one wrapped', () => {
    expect(() => readMasterKey(dir, undefined, true)).toThrow(/backup/);
  });
});
