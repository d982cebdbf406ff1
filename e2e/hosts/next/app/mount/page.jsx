import { Counter } from '../counter.jsx';
import { Chat } from './chat.jsx';

export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <Chat companion={new URL('.', process.env.LOADER_URL).href} />
      <Counter />
    </main>
  );
}
