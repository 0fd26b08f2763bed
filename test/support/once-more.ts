import { jest } from '@jest/globals';

// Real sockets, databases and browsers on a machine that others use too: what fails is shown and tried once more. A
// defect fails twice.
jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
