/** Puts a text on the clipboard, one way or the other. */
export async function copyText(text: string): Promise<void> {
  if (!(await isOnClipboard(text))) copyBySelection(text);
}

/** Without TLS browsers give pages no clipboard, and people may refuse it. */
async function isOnClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyBySelection(text: string): void {
  const box = document.createElement('textarea');
  box.value = text;
  const before = document.activeElement;
  (before?.closest('dialog') ?? document.body).append(box);
  box.select();
  document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
}
