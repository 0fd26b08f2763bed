import { commandSchemas, type QueryAnswer } from '#libs/contracts';
import { defaultSettings } from '#libs/domain';
import { uuidv7 } from '#libs/sync-client';
import type { Account, Guest, Office } from '../support/office';
import type { Line } from '../support/line';
import type { TestParley } from '../support/parley-in-process';
import type { Column, State } from './permission-matrix';
import { areOnline, post } from './wire-world';

type Staff = Exclude<Column, 'own' | 'other' | 'nobody'>;
const day = 86_400_000;
const configuration = (name: string): object => ({
  ...{ name, origins: [], accent: '#112233', greeting: '' },
  ...{ preChatFields: [], contextEndpoint: null },
});

/** A chat in one state, with everybody in his relation to it. */
export interface Scene {
  readonly chat: string;
  readonly offer: string;
  readonly own: Guest;
}

/** The people of the matrix, who stay, and chats made for them on demand. */
export class PermissionWorld {
  private constructor(
    readonly office: Office,
    readonly staff: Record<Staff, Account>,
    readonly lines: Partial<Record<Column, Line>>,
    readonly other: Guest,
    readonly colleague: Account,
    readonly site: string,
    private readonly elsewhere: string,
  ) {}

  static async open({ office }: TestParley): Promise<PermissionWorld> {
    const administrator = await office.admin();
    const settings = { ...defaultSettings, inviteExpiresAfter: day, vacancyLimit: day, visitorGoneAfter: day };
    await office.command(administrator, 'settings.change', { settings });
    const made = await office.command(administrator, 'site.create', { configuration: configuration('Elsewhere') as never }); // prettier-ignore
    const elsewhere = String(made['site']);
    const staff: Record<Staff, Account> = {
      out: await office.hire('operator', [elsewhere]),
      in: await office.hire(),
      target: await office.hire('operator', [elsewhere]),
      watcher: await office.hire(),
      member: await office.hire(),
      former: await office.hire(),
      supervisor: await office.hire('supervisor', []),
      administrator,
      auditor: await office.hire('auditor'),
    };
    const colleague = await office.hire();
    const lines: Partial<Record<Column, Line>> = {};
    for (const [column, account] of Object.entries(staff) as [Staff, Account][])
      if (column !== 'auditor') lines[column] = await office.staffLine(account);
    await office.staffLine(colleague);
    const { auditor: _, ...online } = staff;
    await areOnline(lines.in as Line, colleague, ...Object.values(online));
    const other = await office.guest();
    const { body } = await office.http('/api/visitor', { body: { siteKey: 'demo' } });
    const site = (body['site'] as { id: string }).id;
    return new PermissionWorld(office, staff, lines, other, colleague, site, elsewhere);
  }

  async scene(state: State, watched = true): Promise<Scene> {
    const { office, staff } = this;
    const own = await office.guest();
    const chat = String((await office.command(own, 'chat.start', { text: 'hello' }))['chat']);
    await office.command(staff.former, 'chat.accept', {}, chat);
    if (watched) await office.command(staff.watcher, 'chat.watch', {}, chat);
    if (state !== 'waiting') await office.command(staff.member, 'chat.join', {}, chat);
    const inviter = state === 'waiting' ? staff.former : staff.member;
    const { offer } = await office.command(inviter, 'chat.invite', { operator: staff.target.id }, chat);
    await office.command(staff.former, 'chat.leave', {}, chat);
    if (state === 'vacant' || state === 'closed') await office.command(staff.member, 'visitor.kick', {}, chat);
    if (state === 'closed') await office.command(staff.member, 'chat.leave', {}, chat);
    return { chat, offer: String(offer), own };
  }

  person(column: Column, scene: Scene): Account | Guest | null {
    if (column === 'nobody') return null;
    if (column === 'own') return scene.own;
    return column === 'other' ? this.other : this.staff[column];
  }

  /** A body that is in order for this command. */
  async body(type: string, column: Column, scene: Scene | null): Promise<object> {
    const offer = scene?.offer ?? '';
    switch (type) {
      case 'message.post':
        return { text: 'words' };
      case 'chat.invite':
      case 'chat.transfer':
        return { operator: this.colleague.id };
      case 'offer.accept':
      case 'offer.decline':
      case 'offer.cancel':
        return { offer };
      case 'chat.read':
        return { delivered: 0, read: 0 };
      case 'context.retry':
        return { source: 'endpoint' };
      default:
        return type in commandSchemas && scene === null ? this.bodyAboutOthers(type, column) : {};
    }
  }

  private async bodyAboutOthers(type: string, column: Column): Promise<object> {
    if (type === 'visitor.erase' || type === 'visitor.hold') {
      const { visitor } = await this.office.guest();
      return type === 'visitor.erase' ? { visitor } : { visitor, held: true, reason: 'a court asked' };
    }
    if (type === 'presence.set') return { status: 'online' };
    if (type === 'profile.change') return { choices: { sound: true } };
    if (type === 'session.revoke') return { session: await this.anotherSession(column) };
    if (type === 'site.create') return { configuration: configuration('Another') };
    if (type === 'site.change') return { site: this.elsewhere, configuration: configuration('Elsewhere, renamed') };
    if (type === 'settings.change') return { settings: { ...defaultSettings, passwordLength: 14 } };
    if (type === 'operator.create')
      return { email: `${uuidv7()}@example.com`, name: 'New', role: 'operator', sites: [] };
    if (!type.startsWith('operator.')) return {};
    // Only who is signed in can be signed out
    if (type === 'operator.sign-out') return { operator: (await this.office.hire()).id };
    const operator = column === 'administrator' ? (await this.office.add()).id : this.colleague.id;
    if (type === 'operator.set-role') return { operator, role: 'supervisor' };
    return type === 'operator.set-sites' ? { operator, sites: [this.elsewhere] } : { operator };
  }

  /** Another device of this person. */
  private async anotherSession(column: Column): Promise<string> {
    const account = this.staff[column as Staff] as Account | undefined;
    if (!account) return uuidv7();
    await this.office.signIn(account.email, account.password);
    const answer = await post(this.office, account, 'query', { v: 1, type: 'sessions.mine', body: {} });
    const { result } = answer.body as unknown as Extract<QueryAnswer<'sessions.mine'>, { ok: true }>;
    return result.sessions.find(({ current }) => !current)?.id ?? '';
  }
}
