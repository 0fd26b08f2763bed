import type { VisitorAnswer } from '#libs/contracts';
import type { Settings } from '#libs/domain';
import type { Account, Guest, Office } from '../support/office';
import { type Colleague, colleagues, passwordOfAll, sites } from './people';

export interface Seller extends Account {
  readonly colleague: Colleague;
}
export interface Shop {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly origin: string;
}
export interface Town {
  readonly administrator: Seller;
  readonly sellers: readonly Seller[];
  readonly supervisors: readonly Seller[];
  readonly shops: readonly Shop[];
}

const day = 86_400_000;

/** The staff with passwords of their own, the sites, and settings under which the picture stands for a day. */
export async function settle(office: Office): Promise<Town> {
  const [first, ...others] = colleagues as [Colleague, ...Colleague[]];
  const administrator = await moveIn(office, first);
  await office.command(administrator, 'profile.change', { name: first.name });
  const settings = await settingsOf(office, administrator);
  const stretched = { visitorGoneAfter: day, operatorOfflineAfter: day, operatorRequeueAfter: null };
  const offers = { vacancyLimit: day, inviteExpiresAfter: day, transferExpiresAfter: day };
  await office.command(administrator, 'settings.change', { settings: { ...settings, ...stretched, ...offers } });
  const shops = await Promise.all(sites.map((configuration) => open(office, administrator, configuration)));
  const staff: Seller[] = [];
  for (const colleague of others) {
    const { name, email, role } = colleague;
    const named = shops.filter((shop) => colleague.sites?.includes(shop.name)).map(({ id }) => id);
    await office.command(administrator, 'operator.create', { email, name, role, sites: colleague.sites ? named : 'all' }); // prettier-ignore
    staff.push(await moveIn(office, colleague));
  }
  const inRole = (role: string): Seller[] => staff.filter(({ colleague }) => colleague.role === role);
  return { administrator, sellers: inRole('operator'), supervisors: inRole('supervisor'), shops };
}

async function moveIn(office: Office, colleague: Colleague): Promise<Seller> {
  const first = await office.signIn(colleague.email, 'password');
  const change = { method: 'PUT', body: { current: 'password', next: passwordOfAll }, headers: office.as(first) };
  const changed = await office.http('/api/session/password', change);
  if (changed.status !== 200) throw new Error(`${colleague.email}: ${changed.text}`);
  return { ...(await office.signIn(colleague.email, passwordOfAll)), colleague };
}

async function settingsOf(office: Office, administrator: Account): Promise<Settings> {
  const asked = { body: { v: 1, type: 'settings.get', body: {} }, headers: office.as(administrator) };
  const { body } = await office.http('/api/query', asked);
  return (body['result'] as { settings: Settings }).settings;
}

async function open(office: Office, administrator: Account, configuration: (typeof sites)[number]): Promise<Shop> {
  const { site, key } = await office.command(administrator, 'site.create', { configuration });
  return { id: String(site), key: String(key), name: configuration.name, origin: configuration.origins[0] ?? '' };
}

/** A new visitor of a shop. A site is known to the door a moment after it was created. */
export async function arrive(office: Office, shop: Shop): Promise<Guest> {
  for (let tries = 0; ; tries++) {
    const answer = await office.http('/api/visitor', { body: { siteKey: shop.key } });
    const { token, visitor } = answer.body as unknown as VisitorAnswer;
    if (answer.status === 200) return { token, visitor };
    if (tries === 50) throw new Error(`nobody may enter ${shop.name}: ${answer.text}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
