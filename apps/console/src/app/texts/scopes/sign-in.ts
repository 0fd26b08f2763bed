// Written by scripts/generate-texts.mjs from public/i18n/sign-in/en.json.
import english from '../../../../public/i18n/sign-in/en.json';
import { scope } from '../scope';

export type SignInTexts = {
  title: [];
  email: [];
  password: [];
  signIn: [];
  signingIn: [];
  wrong: [];
  unreachable: [];
  ended: [];
  signedOut: [];
  show: [];
  capsLock: [];
};
export const signIn = scope<SignInTexts>('sign-in', english);
