import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../language';
import type { ChatModel } from './chat-model';
import type { Texts } from './texts';

export interface ChatContext {
  model: ChatModel;
  texts: Texts;
  language: Language;
  minimize: () => void;
}

const context = createContext<ChatContext | null>(null);
export const ChatProvider = context.Provider;

/** The chat that the component stands in. */
export function useChat(): ChatContext {
  const chat = useContext(context);
  if (!chat) throw new Error('Outside of the panel.');
  return chat;
}
