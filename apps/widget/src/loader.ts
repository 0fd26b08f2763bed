import type { LoaderConfiguration } from '#libs/contracts';
import { Widget } from './loader/widget';
import { isAllowed } from './origin-check';

/** The server puts the site's configuration in the place of this name. */
declare const __PARLEY_CONFIGURATION__: LoaderConfiguration;

const configuration = __PARLEY_CONFIGURATION__;
const script = document.currentScript as HTMLScriptElement;

function start(): void {
  if (!document.querySelector('parley-chat')) new Widget(configuration, script);
}

if (!isAllowed(location.origin, configuration.origins)) {
  console.warn(`Parley: ${location.origin} is not among this site's allowed origins.`);
} else if (document.body) start();
else addEventListener('DOMContentLoaded', start);
