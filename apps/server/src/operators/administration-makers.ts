import { randomBytes } from 'node:crypto';
import {
  ChangeProfile,
  ChangeSettings,
  ChangeSite,
  CreateOperator,
  CreateSite,
  DisableOperator,
  EnableOperator,
  EraseVisitor,
  HoldVisitor,
  ResetPassword,
  SetRole,
  SetSites,
} from '#libs/domain';
import type { Makers } from '../command-factory';
import { uuidv7 } from '../platform/ids';
import { RevokeSession, SignOutOperator } from './end-sessions';

type Administration = Exclude<
  keyof Makers,
  `${'chat' | 'message' | 'offer' | 'presence' | 'context'}.${string}` | 'visitor.kick'
>;

/** Commands about staff, sites, settings and what is kept of visitors. */
export const administrationMakers: Pick<Makers, Administration> = {
  'operator.create': ({ body, at, directory }) =>
    new CreateOperator({ at, operator: uuidv7(), ...body, settings: directory.settings }),
  'operator.disable': ({ body, at }) => new DisableOperator({ at, operator: body.operator, reason: 'administrator' }),
  'operator.enable': ({ body, at }) => new EnableOperator({ at, operator: body.operator }),
  'operator.reset-password': ({ body, by, at, directory }) =>
    new ResetPassword({ at, operator: body.operator, by: by.id, settings: directory.settings }),
  'operator.sign-out': ({ body }) => new SignOutOperator({ operator: body.operator, session: body.session ?? null }),
  'operator.set-role': ({ body, at }) => new SetRole({ at, ...body }),
  'operator.set-sites': ({ body, at }) => new SetSites({ at, ...body }),
  'profile.change': ({ body, by, at }) => new ChangeProfile({ at, operator: by.id, ...body }),
  'session.revoke': ({ body, by }) => new RevokeSession({ operator: by.id, session: body.session }),
  'site.create': ({ body, at }) =>
    new CreateSite({ at, site: uuidv7(), key: randomBytes(12).toString('base64url'), ...body }),
  'site.change': ({ body, at }) => new ChangeSite({ at, ...body }),
  'visitor.erase': ({ body, at }) => new EraseVisitor({ at, visitor: body.visitor, because: 'asked' }),
  'visitor.hold': ({ body, at }) => new HoldVisitor({ at, ...body }),
  'settings.change': ({ body, at }) => new ChangeSettings({ at, ...body }),
};
