import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function holdsTheProject(folder: string): boolean {
  return existsSync(join(folder, 'package-lock.json')) && existsSync(join(folder, 'migrations'));
}

/** The folder of package.json and migrations: the sources and the build lie at different depths below it. */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!holdsTheProject(folder)) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The folder with package-lock.json and migrations was not found.');
    folder = above;
  }
  return folder;
}
