import { inject, Injectable, InjectionToken } from '@angular/core';
import {
  DefaultFallbackStrategy,
  DefaultInterceptor,
  DefaultMissingHandler,
  type TranspileParams,
  translocoConfig,
  type Translation,
  type TranslocoLoader,
  TranslocoService,
  type TranslocoTranspiler,
} from '@jsverse/transloco';
import { filled } from './filled';

/** Other languages than English lie beside the console as plain files: who runs a server may add one without a build. */
@Injectable({ providedIn: 'root' })
export class TextFiles implements TranslocoLoader {
  /** Nothing where the file cannot be had: then English is shown. */
  async getTranslation(path: string): Promise<Translation> {
    const answer = await fetch(`/i18n/${path}.json`).catch(() => null);
    return answer?.ok ? ((await answer.json().catch(() => ({}))) as Translation) : {};
  }
}

/** Transloco's own filling reads what it has filled in again: a visitor named "{{name}}" would hang the console. */
class FillOnce implements TranslocoTranspiler {
  transpile({ value, params }: TranspileParams<string>): string {
    return filled(value, params ?? {});
  }
}

const config = translocoConfig({
  defaultLang: 'en',
  availableLangs: ['en'],
  fallbackLang: 'en',
  failedRetries: 1,
  prodMode: true,
  scopes: { keepCasing: true },
  missingHandler: { logMissingKey: false },
});

/** Made here and not by providers of the application, so that a spec of any component has texts. */
export const TRANSLATIONS = new InjectionToken('translations', {
  factory: () =>
    new TranslocoService(
      inject(TextFiles),
      new FillOnce(),
      new DefaultMissingHandler(),
      new DefaultInterceptor(),
      config,
      new DefaultFallbackStrategy(config),
    ),
});
