/** What the server bakes into a site's loader script. */
export interface LoaderConfiguration {
  siteKey: string;
  /** Exact origins of the pages on which the widget may be shown. */
  origins: readonly string[];
  /** `#rrggbb`. */
  accent: string;
  /** What stands on the accent; white where it is left out. */
  onAccent?: string;
  /** Address of the site's chat frame. */
  frame: string;
}

/** What the server writes into the page of a site's chat frame, so that it can be drawn before the first answer. */
export interface FrameConfiguration {
  siteKey: string;
  origins: readonly string[];
  accent: string;
  name: string;
}
