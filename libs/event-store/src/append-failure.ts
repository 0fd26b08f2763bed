/**
 * What an error of the database says about a flush: 'lost': it may have been recorded; 'later': it was not, and the same
 * flush may succeed soon; 'refused': it was not, and never will be as it stands.
 */
export type AppendFailure = 'lost' | 'later' | 'refused';

/** Lock not available, cancelled, read-only, serialization and deadlock; by class: resources, operator, system. */
const later = new Set(['55P03', '57014', '25006', '40001', '40P01']);
const laterClasses = new Set(['53', '58']);
/** A connection that broke, or a server that is going down or coming up. */
const lostClasses = new Set(['08', '57']);

export function failureOf(error: unknown): AppendFailure {
  const code = sqlState(error);
  if (code === null) return 'lost';
  if (later.has(code) || laterClasses.has(code.slice(0, 2))) return 'later';
  return lostClasses.has(code.slice(0, 2)) ? 'lost' : 'refused';
}

/** Errors of the socket have codes such as ECONNRESET; a state of SQL has five characters and the error a severity. */
function sqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.length === 5 ? error.code : null;
}
