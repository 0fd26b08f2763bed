import type { Page } from '@playwright/test';
import { passwordOfAll } from '../seed/people';
import type { Seller } from '../seed/town';
import { say } from '../acceptance/floor';
import type { Office } from '../support/office';
import type { RunningParley } from '../support/running-parley';
import { until } from '../support/until';
import type { Camera } from './camera';
import type { Picture } from './picture';

interface Studio {
  readonly camera: Camera;
  readonly office: Office;
  readonly picture: Picture;
  readonly parley: RunningParley;
}

/** A moment for what comes by push: the last row is there, nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1500);
}

/** The question about sound is answered, as everybody does at the start of a day. */
async function quiet(page: Page): Promise<void> {
  const later = page.locator('p-sound-bar button').last();
  await later.click({ timeout: 3000 }).catch(() => undefined);
}

export async function dashboard({ camera, parley }: Studio, who: Seller): Promise<void> {
  const page = await camera.console(parley.console, who);
  await quiet(page);
  await page.getByText('Oliver Grant').waitFor();
  await settled(page);
  await camera.take(page, 'dashboard');
  await page.context().close();
}

export async function myChats({ camera, parley }: Studio, who: Seller): Promise<void> {
  const page = await camera.console(`${parley.console}/my-chats`, who);
  await quiet(page);
  await page.getByRole('tab').filter({ hasText: 'Hannah Lindqvist' }).click();
  await page.getByRole('treeitem').first().waitFor();
  for (const place of [1, 0]) {
    const item = page.getByRole('treeitem', { level: 1 }).nth(place);
    await item.click();
  }
  await page.getByRole('textbox').last().fill('Shall I also send you a picture of it');
  await settled(page);
  await camera.take(page, 'my-chats');
  await page.locator('[role=tabpanel]:not([inert]) p-chat-sidebar button').first().click();
  await page.getByRole('option').first().waitFor();
  await settled(page);
  await camera.take(page, 'invite');
  await page.context().close();
}

export async function profile({ camera, parley }: Studio, who: Seller): Promise<void> {
  const page = await camera.console(`${parley.console}/my-profile`, who);
  await quiet(page);
  await settled(page);
  await camera.take(page, 'my-profile');
  await page.context().close();
}

export async function administration({ camera, parley }: Studio, who: Seller): Promise<void> {
  const page = await camera.console(`${parley.console}/operators`, who);
  await quiet(page);
  await page.getByText('Ruth Adeyemi').waitFor();
  await settled(page);
  await camera.take(page, 'operators');
  await page.goto(`${parley.console}/sites`);
  await quiet(page);
  await page.getByText('Quayside Books').waitFor();
  await settled(page);
  await camera.take(page, 'sites');
  await page.getByRole('link', { name: /Harbour Cycles/ }).first().click(); // prettier-ignore
  await settled(page);
  await camera.take(page, 'site');
  await page.goto(`${parley.console}/settings`);
  await quiet(page);
  await settled(page);
  await camera.take(page, 'settings');
  await page.context().close();
}

/** A chat as an auditor replays it, at the moment when a colleague answers. */
export async function audit({ camera, office, parley, picture }: Studio, email: string): Promise<void> {
  const who = await office.signIn(email, passwordOfAll);
  const page = await camera.console(`${parley.console}/audit/${picture.chats.get('Hannah Lindqvist')}`, who);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
  await page.getByText('Priya Nair: Hello, Priya').click();
  await settled(page);
  await camera.take(page, 'audit');
  await page.context().close();
}

/** A visitor on the sample website: waits, is answered, is done. */
export async function widget({ camera, office, parley, picture }: Studio, who: Seller): Promise<void> {
  const page = await camera.shop(parley.demo);
  await page.getByRole('button', { name: /^Open chat/ }).click();
  const chat = page.frameLocator('parley-chat iframe');
  await say(chat, 'Hello! Is the reading lamp back in stock this week?');
  const id = await waitingOn(office, picture.town.administrator, 'Sample shop');
  await settled(page);
  await camera.take(page, 'widget-waiting');
  await office.command(who, 'chat.accept', {}, id);
  for (const text of ['Good afternoon! We expect twelve of them on Thursday.', 'Shall I put one aside for you?'])
    await office.command(who, 'message.post', { text }, id);
  await chat.getByText('Shall I put one aside').waitFor();
  await say(chat, 'Oh yes, please!');
  await settled(page);
  await camera.take(page, 'widget-active');
  await office.command(who, 'visitor.kick', {}, id);
  await chat.getByText('The operator has ended the chat').waitFor();
  await settled(page);
  await camera.take(page, 'widget-ended');
  await page.context().close();
}

/** The chat that waits on a site. */
async function waitingOn(office: Office, administrator: Seller, name: string): Promise<string> {
  const line = await office.staffLine(administrator);
  await line.sync('sites');
  const sites = Object.entries(line.feed('sites')) as [string, { configuration: { name: string } }][];
  const site = sites.find(([, { configuration }]) => configuration.name === name)?.[0] ?? '';
  await line.sync(`dashboard:${site}`);
  return until(() => Object.keys(line.feed(`dashboard:${site}`))[0]);
}
