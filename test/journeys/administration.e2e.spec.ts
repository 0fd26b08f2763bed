import type { Browser, Locator, Page } from '@playwright/test';
import { see } from '../support/see';
import { launchBrowser } from '../support/browser';
import { RunningParley } from '../support/running-parley';

const own = 'correct horse battery';
const theirs = 'a staple of one of them';

describe('administration, in the console', () => {
  let parley: RunningParley;
  let browser: Browser;
  let admin: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
    admin = await arrive('admin@example.com', 'password');
    await choosePassword(admin, 'password', own);
    await see(admin.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await parley?.remove();
  }, 60_000);
  afterEach(() => expect(complaints.splice(0)).toEqual([]));

  /** Somebody at a device of his own, who has just pressed "Sign in". */
  async function arrive(email: string, password: string): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(parley.console);
    await signIn(page, email, password);
    return page;
  }

  async function signIn(page: Page, email: string, password: string): Promise<void> {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async function choosePassword(page: Page, current: string, next: string): Promise<void> {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password', { exact: true }).fill(next);
    await page.getByLabel('New password again').fill(next);
    await page.getByRole('button', { name: 'Change password' }).click();
  }

  async function go(page: Page, link: 'Operators' | 'Sites' | 'Settings' | 'My profile'): Promise<void> {
    await page.getByRole('link', { name: link, exact: true }).click();
    await see(page.getByRole('heading', { name: link, level: 1 })).toBeVisible();
  }

  async function add(email: string, name: string, role = 'Operator'): Promise<Locator> {
    await go(admin, 'Operators');
    await admin.getByRole('button', { name: 'Add operator' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Role').selectOption(role);
    await dialog.getByRole('button', { name: 'Add operator' }).click();
    return dialog;
  }

  const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });
  const close = (): Promise<void> => admin.getByRole('button', { name: 'Close' }).click();

  it('P3: an added operator is told the start password, must change it with the form in focus, and reaches nothing before', async () => {
    const dialog = await add('jan@example.com', 'Jan Visser');
    await see(dialog.getByText('jan@example.com')).toBeVisible();
    await see(dialog.getByText('password', { exact: true })).toBeVisible();
    await close();
    await see(rowOf(admin, 'Jan Visser')).toContainText('Start password');

    const jan = await arrive('JAN@example.com', 'password');
    await see(jan.getByLabel('Current password')).toBeFocused();
    await jan.goto(`${parley.console}/operators`);
    await see(jan.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
    await see(jan.getByRole('link', { name: 'Dashboard' })).toHaveCount(0);
    await choosePassword(jan, 'password', theirs);
    await see(jan.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
    await see(rowOf(admin, 'Jan Visser')).toContainText('Online');
    await see(jan.getByRole('link', { name: 'Operators' })).toHaveCount(0);
    await jan.context().close();
  }, 60_000);

  it('P1: an e-mail that somebody has already is refused at its field', async () => {
    const dialog = await add('ADMIN@example.com', 'Another');
    await see(dialog.getByText('Somebody has this e-mail already, perhaps a disabled account.')).toBeVisible();
    await see(dialog.getByLabel('E-mail')).toBeFocused();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }, 60_000);

  it('P4: the last administrator is neither disabled nor demoted, and the page says why', async () => {
    await go(admin, 'Operators');
    await admin.getByRole('button', { name: 'Disable Administrator' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await see(dialog.getByRole('alert')).toContainText('This is the last administrator');
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await admin.getByRole('button', { name: 'Change role and sites of Administrator' }).click();
    await dialog.getByLabel('Role').selectOption('Operator');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(dialog.getByRole('alert')).toContainText('This is the last administrator');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }, 60_000);

  it('P3, P4: a reset and a disabling end the sessions at once, and the sign-in page says that they ended', async () => {
    await add('lena@example.com', 'Lena Novak');
    await close();
    const lena = await arrive('lena@example.com', 'password');
    await choosePassword(lena, 'password', theirs);
    await see(lena.getByRole('heading', { name: 'Dashboard' })).toBeVisible();

    await admin.getByRole('button', { name: 'Reset password of Lena Novak' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click();
    await see(admin.getByRole('dialog').getByText('password', { exact: true })).toBeVisible();
    await close();
    await see(lena.getByText('Your session ended. Sign in again to go on.')).toBeVisible();
    await signIn(lena, 'lena@example.com', theirs);
    await see(lena.getByText('E-mail or password is wrong.')).toBeVisible();

    await admin.getByRole('button', { name: 'Disable Lena Novak' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await see(rowOf(admin, 'Lena Novak')).toContainText('Disabled');
    await signIn(lena, 'lena@example.com', 'password');
    await see(lena.getByText('E-mail or password is wrong.')).toBeVisible();
    await lena.context().close();
  }, 60_000);

  it('P2: choices and the name hold in every window at once, and after a reload', async () => {
    const second = await admin.context().newPage();
    await second.goto(`${parley.console}/my-profile`);
    await go(admin, 'My profile');
    await admin.getByRole('radio', { name: 'Dark' }).check({ force: true });
    await see(second.locator('html')).toHaveAttribute('data-theme', 'dark');
    await admin.getByRole('radio', { name: 'العربية' }).check({ force: true });
    await see(second.locator('html')).toHaveAttribute('dir', 'rtl');
    await second.getByRole('radio', { name: 'English' }).check({ force: true });
    await see(admin.locator('html')).toHaveAttribute('dir', 'ltr');

    await admin.getByLabel('Display name').fill('Maya Okafor');
    await admin.getByRole('button', { name: 'Save name' }).click();
    await see(second.getByLabel('Display name')).toHaveValue('Maya Okafor');
    await admin.reload();
    await see(admin.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await see(admin.getByLabel('Display name')).toHaveValue('Maya Okafor');
    await second.close();
  }, 60_000);

  it('P1: another device of mine is listed, and is out when I sign it out', async () => {
    const phone = await arrive('admin@example.com', own);
    await see(phone.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
    await admin.reload();
    await see(admin.getByText('Signed in on 2 devices')).toBeVisible();
    await admin.getByRole('button', { name: 'Sign out the others' }).click();
    await see(phone.getByText('Your session ended. Sign in again to go on.')).toBeVisible();
    await see(admin.getByText('Signed in on 1 device')).toBeVisible();
    await phone.context().close();
  }, 60_000);

  it('V1: a site is added with a readable accent only, and its line of script is there to copy', async () => {
    await go(admin, 'Sites');
    await admin.getByRole('link', { name: 'Add site' }).click();
    await admin.getByLabel('Name', { exact: true }).first().fill('Bike shop');
    await admin.getByLabel('Accent colour as #rrggbb').fill('#ffe000');
    await see(admin.getByText('White words on it cannot be read well')).toBeVisible();
    await see(admin.getByRole('button', { name: 'Add site' })).toBeDisabled();
    await admin.getByRole('button', { name: /^Use #/ }).click();
    await admin.getByLabel('Allowed origins, one in each line').fill('shop.example');
    await admin.getByRole('button', { name: 'Add site' }).click();
    await see(admin.getByText('One of these is no address such as https://shop.example')).toBeVisible();
    await see(admin.getByLabel('Allowed origins, one in each line')).toBeFocused();

    await admin.getByLabel('Allowed origins, one in each line').fill('https://shop.example/cart');
    await admin.getByRole('button', { name: 'Add site' }).click();
    await see(admin.getByRole('heading', { name: 'Bike shop' })).toBeVisible();
    await see(admin.getByLabel('Allowed origins, one in each line')).toHaveValue('https://shop.example');
    const line = await admin.getByText('<script async').textContent();
    const address = /src="([^"]+)"/.exec(line ?? '')?.[1] ?? '';
    expect((await admin.request.get(address)).status()).toBe(200);
    await admin.getByRole('button', { name: 'Copy the line' }).click();
    await see(admin.getByText('Copied')).toBeVisible();
  }, 60_000);

  it('P2: a setting holds from the moment it is saved; one out of its bounds is told where it stands', async () => {
    await go(admin, 'Settings');
    const length = admin.getByLabel('A password has at least');
    await length.fill('7');
    await admin.getByRole('button', { name: 'Save' }).click();
    await see(admin.getByText('Between 8 and 64.')).toBeVisible();
    await length.fill('20');
    await admin.getByRole('button', { name: 'Save' }).click();
    await see(admin.getByText('Saved', { exact: true })).toBeVisible();
    await admin.reload();
    await see(length).toHaveValue('20');
    await go(admin, 'My profile');
    await admin.reload();
    await see(admin.getByText('At least 20 characters')).toBeVisible();
  }, 60_000);
});
