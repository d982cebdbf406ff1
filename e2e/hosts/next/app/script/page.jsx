import Script from 'next/script';
import { Counter } from '../counter.jsx';

export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <Script src={process.env.LOADER_URL} />
      <Counter />
    </main>
  );
}
