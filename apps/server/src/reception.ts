import type { SessionAnswer, VisitorAnswer } from '#libs/contracts';
import { ArriveVisitor } from '#libs/domain';
import { StaffCards, VisitorDesk } from './auth/staff-cards';
import { Directory } from './directory';
import type { Clock } from './platform/clock';
import type { RateLimits } from './rate-limits';
import type { SystemCommands } from './system-commands';
import type { LatestChats } from './visitors/latest-chats';

/** Who an operator is, for "who am I". */
export class DirectoryCards extends StaffCards {
  constructor(private readonly directory: Directory) {
    super();
  }

  of(id: string): SessionAnswer['operator'] | null {
    const found = this.directory.operator(id);
    return found && { id, name: found.name, email: found.email, role: found.role };
  }
}

/** What a visitor is told on arrival. */
export class DirectoryDesk extends VisitorDesk {
  constructor(
    private readonly directory: Directory,
    private readonly latestChats: LatestChats,
    private readonly rates: RateLimits,
    private readonly clock: Clock,
    /** There once the server is put together; nobody arrives before. */
    private readonly commands: () => SystemCommands,
  ) {
    super();
  }

  async arrived(visitor: string, site: string): Promise<void> {
    await this.commands().run(new ArriveVisitor({ at: this.clock.now(), visitor, site }));
  }

  siteByKey(key: string): VisitorAnswer['site'] | null {
    const site = this.directory.siteByKey(key);
    if (!site) return null;
    const { name, greeting, accent, preChatFields } = site.configuration;
    return { id: site.id, name, greeting, accent, preChatFields: [...preChatFields] };
  }

  chatOf(visitor: string): Promise<string | null> {
    return this.latestChats.of(visitor);
  }

  isStaffed(site: string): boolean {
    return this.directory.isStaffed(site);
  }

  waitFor(address: string): number {
    return this.rates.take('arrival', address, this.clock.now());
  }
}
