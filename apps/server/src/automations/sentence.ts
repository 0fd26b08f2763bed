import type { Chat, Instant, Operator, Settings, StaffMember } from '#libs/domain';
import type { DueCommand } from './due-command';

/** An open chat. Messages are not folded, so its `places` mean nothing here. */
export interface ChatPage {
  readonly chat: Chat;
  /** When each pending offer ends. */
  readonly expiresAt: Readonly<Record<string, Instant>>;
  /** Who signed out and is still in it. */
  readonly signedOut: readonly string[];
}

export interface OperatorPage {
  readonly presence: Operator;
  /** Null until the log says who it is. */
  readonly staff: Pick<StaffMember, 'role' | 'sites' | 'enabled'> | null;
}

/** A chat and what is known of the people around it. */
export interface ChatScene extends ChatPage {
  readonly id: string;
  readonly settings: Settings;
  readonly operator: (id: string) => OperatorPage;
}

export interface OperatorScene extends OperatorPage {
  readonly id: string;
}

export interface Due {
  /** Tells several of one sentence about one chat apart. */
  readonly whom?: string;
  /** Null: at once. */
  readonly at: Instant | null;
  /** It waits for somebody to come back, so an outage of ours moves it. */
  readonly moves?: boolean;
  readonly command: DueCommand;
}

/**
 * Something Parley does by itself: whatever should be done as things stand, and when. It is asked again after each fact,
 * so a fact that makes it needless takes it back. Pure: what it needs is in the scene.
 */
export interface Sentence<S> {
  /** As the file is called. Part of the ids of its commands: never changed once used. */
  readonly name: string;
  readonly due: (scene: S) => readonly Due[];
}
export type ChatSentence = Sentence<ChatScene>;
export type OperatorSentence = Sentence<OperatorScene>;
