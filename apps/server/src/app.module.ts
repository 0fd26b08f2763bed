import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { chatHandlers } from './chats/chats.commands';
import { CommandFactory } from './command-factory';
import { Decisions } from './decisions';
import { Dispatch } from './dispatch';
import { operatorHandlers } from './operators/operators.commands';
import { staffHandlers } from './operators/staff.commands';
import { siteHandlers } from './sites/sites.commands';
import { SystemCommands } from './system-commands';
import { LatestChats } from './visitors/latest-chats';
import { visitorHandlers } from './visitors/visitors.commands';

export interface AppParts {
  /** What was made before Nest, with the connections it needs. */
  readonly providers: Provider[];
  readonly controllers: Type<object>[];
  readonly imports: DynamicModule[];
}

/** All wiring in one place: there is one of everything, and the handlers are tables. */
@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), ...parts.imports],
      controllers: parts.controllers,
      providers: [
        ...parts.providers,
        CommandFactory,
        Decisions,
        Dispatch,
        LatestChats,
        SystemCommands,
        ...chatHandlers,
        ...visitorHandlers,
        ...operatorHandlers,
        ...staffHandlers,
        ...siteHandlers,
      ],
    };
  }
}
