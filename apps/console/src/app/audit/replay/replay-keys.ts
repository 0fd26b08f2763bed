import { isTyping } from '../../keyboard/chord';
import { momentAt } from './moment';
import type { Player } from './player';

/** The keys of the replay; true where one was meant. Buttons and fields keep their own. */
export function replayKey(event: KeyboardEvent, player: Player, singleKeys: boolean): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false;
  if (document.querySelector('dialog[open]') || (!singleKeys && /^[.,<>]$/.test(event.key))) return false;
  if (event.key === ' ' && event.target instanceof HTMLButtonElement) return false;
  const scrolls = event.target instanceof HTMLElement && event.target.closest('[role=region][tabindex="0"]') !== null;
  const deed = deeds(event, player, scrolls)[event.key];
  deed?.();
  return deed !== undefined;
}

type Deeds = Readonly<Partial<Record<string, () => void>>>;

function deeds(event: KeyboardEvent, player: Player, scrolls: boolean): Deeds {
  const fromRight = document.documentElement.dir === 'rtl';
  const sideways = (by: 1 | -1): void => (event.shiftKey ? player.seekBy(by * 10_000) : player.step(by));
  const far: Deeds = {
    Home: () => player.jump(momentAt(player.start())),
    End: () => player.jump(momentAt(player.end())),
    PageUp: () => player.seekBy(60_000),
    PageDown: () => player.seekBy(-60_000),
  };
  return {
    ArrowRight: () => sideways(fromRight ? -1 : 1),
    ArrowLeft: () => sideways(fromRight ? 1 : -1),
    // A pane that has the focus scrolls by these
    ...(scrolls ? {} : far),
    ' ': () => player.toggle(),
    '.': () => player.step(1),
    ',': () => player.step(-1),
    '>': () => player.faster(1),
    '<': () => player.faster(-1),
  };
}
