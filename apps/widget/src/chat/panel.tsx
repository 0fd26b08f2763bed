import { Entry } from './entry';
import { Header } from './header';
import { LineBanner } from './line-banner';
import { Log } from './log';
import { QueueCard } from './queue-card';
import { useChat } from './chat-context';

export function Panel() {
  const { minimize } = useChat();
  return (
    <main class="panel" onKeyDown={(event) => event.key === 'Escape' && minimize()}>
      <Header />
      <LineBanner />
      <QueueCard />
      <Log />
      <Entry />
    </main>
  );
}
