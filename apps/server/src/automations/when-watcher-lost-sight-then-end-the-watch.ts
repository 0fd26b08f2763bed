import { maySee, mayWatch } from './rights';
import type { ChatSentence } from './sentence';

/** D4, J3: a watch ends with the sight of the site, or when watching is for supervisors only. A member keeps his place. */
export const whenWatcherLostSightThenEndTheWatch: ChatSentence = {
  name: 'when-watcher-lost-sight-then-end-the-watch',
  due: (scene) =>
    scene.chat.watchers
      .filter((one) => !maySee(scene, one) || !mayWatch(scene, one))
      .map((one) => ({
        whom: one,
        at: null,
        command: { type: 'chat.end-watch', data: { chat: scene.id, operator: one } },
      })),
};
