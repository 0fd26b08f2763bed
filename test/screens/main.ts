import { launchBrowser } from '../support/browser';
import { Office } from '../support/office';
import { RunningParley } from '../support/running-parley';
import { Camera } from './camera';
import { Picture } from './picture';
import { shown } from './scenes';
import { administration, audit, dashboard, myChats, profile, widget } from './screens';

/** `--minutes 3`: over which the chats begin, so that the clocks have something to show. */
function given(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
}

async function run(): Promise<void> {
  const [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
  const office = new Office([parley.port]);
  try {
    const picture = await Picture.paint(office, Number(given('minutes', '3')) * 60_000);
    const camera = new Camera(browser, given('to', 'docs/screens'));
    const studio = { camera, office, picture, parley };
    const language = given('language', 'en');
    const [maya, admin] = [picture.person(shown), picture.town.administrator];
    for (const one of [maya, admin]) await office.command(one, 'profile.change', { choices: { language } });
    await dashboard(studio, maya);
    await myChats(studio, maya);
    await profile(studio, maya);
    await administration(studio, admin);
    if (language === 'en') await widget(studio, picture.person('Lena Novak'));
    await audit(studio, 'ruth@example.com');
  } finally {
    office.close();
    await browser.close();
    await parley.remove();
  }
}

await run();
