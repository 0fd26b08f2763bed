/** Asks again until it holds, and then says what it was; for what arrives in its own time. */
export async function until<T>(ask: () => T | Promise<T>, patience = 20_000): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(`it never came: ${ask.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
