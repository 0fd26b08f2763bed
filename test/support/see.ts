import { expect } from '@playwright/test';

/** Looks until it is so. A busy machine is slow, not wrong: what must be quick is measured in a benchmark. */
export const see = expect.configure({ timeout: 15_000 });
