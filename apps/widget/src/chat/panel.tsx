import { Entry } from './entry';
import { Header } from './header';
import { LineBanner } from './line-banner';
import { Log } from './log';
import { QueueCard } from './queue-card';

export function Panel() {
  return (
    <main class="panel">
      <Header />
      <LineBanner />
      <QueueCard />
      <Log />
      <Entry />
    </main>
  );
}
