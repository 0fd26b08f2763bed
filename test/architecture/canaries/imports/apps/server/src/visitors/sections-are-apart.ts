import { chats } from '../chats/chats';
export const x = chats;
