import Link from 'next/link';
import { Counter } from './counter.jsx';

// The address of the companion is known when the server starts, not when the page is built.
export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <script async src={process.env.LOADER_URL} />
      <Counter />
      <Link href="/script">Another page</Link>
    </main>
  );
}
