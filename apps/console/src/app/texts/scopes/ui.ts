// Written by scripts/generate-texts.mjs from public/i18n/ui/en.json.
import english from '../../../../public/i18n/ui/en.json';
import { scope } from '../scope';

export type UiTexts = {
  erased: [];
  visitor: [given: { number: string | number }];
  'status.waiting': [];
  'status.active': [];
  'status.vacant': [];
  'status.invite': [];
  'status.transfer': [];
  'status.closed': [];
  'length.seconds': [given: { seconds: string | number }];
  'length.minutes': [given: { minutes: string | number; seconds: string | number }];
  'length.hours': [given: { hours: string | number; minutes: string | number }];
  'ago.now': [];
  'ago.minutes': [given: { minutes: string | number }];
  'ago.hours': [given: { hours: string | number }];
  chats: [given: { count: number }];
};
export const ui = scope<UiTexts>('ui', english);
