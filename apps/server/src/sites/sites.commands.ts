import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  changeSettings,
  ChangeSettings,
  changeSite,
  ChangeSite,
  createSite,
  CreateSite,
  settingsDefinition,
  settingsStream,
  siteDefinition,
} from '#libs/domain';
import { Decisions } from '../decisions';
import type { Handled } from '../dispatch';

@CommandHandler(CreateSite)
export class CreateSiteHandler implements ICommandHandler<CreateSite> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: CreateSite): Promise<Handled> {
    const { site: id, key } = command.data;
    return this.decisions.on(command, { site: { definition: siteDefinition, id } }, ({ site }) => ({
      facts: { site: createSite(command, site) },
      result: { site: id, key },
    }));
  }
}

@CommandHandler(ChangeSite)
export class ChangeSiteHandler implements ICommandHandler<ChangeSite> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ChangeSite): Promise<Handled> {
    const streams = { site: { definition: siteDefinition, id: command.data.site } };
    return this.decisions.on(command, streams, ({ site }) => ({
      facts: { site: changeSite(command, site) },
      result: {},
    }));
  }
}

@CommandHandler(ChangeSettings)
export class ChangeSettingsHandler implements ICommandHandler<ChangeSettings> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ChangeSettings): Promise<Handled> {
    const streams = { settings: { definition: settingsDefinition, id: settingsStream.id } };
    return this.decisions.on(command, streams, ({ settings }) => ({
      facts: { settings: changeSettings(command, settings) },
      result: {},
    }));
  }
}

export const siteHandlers = [CreateSiteHandler, ChangeSiteHandler, ChangeSettingsHandler];
