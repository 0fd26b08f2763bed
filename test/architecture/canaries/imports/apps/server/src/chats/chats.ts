export const chats = 'chats';
