/** Parley will not start like this. The message is one sentence that tells the person at the terminal what to mend. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
  /** EX_CONFIG of sysexits.h: a supervisor should not try again by itself. */
  readonly exitCode = 78;
}
