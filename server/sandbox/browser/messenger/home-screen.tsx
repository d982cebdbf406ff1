import type { HomeScreen, ScreenName } from '../frames/screens.ts';
import { ScreenHeader } from './screen-header.tsx';
import { words } from './words.ts';

interface HomeViewProps {
  home: HomeScreen;
  onVisit: (screen: ScreenName) => void;
  onClose: () => void;
}

/** What is seen before there is a conversation: the logo, a greeting, and the ways on. */
export function HomeView({ home, onVisit, onClose }: HomeViewProps) {
  const title = home.title ?? words.homeTitle;
  return (
    <section class="messenger" aria-label={title}>
      <ScreenHeader title={words.homeName} onHome={undefined} onClose={onClose} />
      <div class="screen home">
        {home.logoUrl && <img class="logo" src={home.logoUrl} alt="" />}
        <h2 dir="auto">{title}</h2>
        <p dir="auto">{home.subTitle ?? words.homeSubTitle}</p>
        {home.ways.map((way, index) => (
          <button
            key={way}
            type="button"
            class="way"
            data-first-focus={index === 0 || undefined}
            onClick={() => onVisit(way)}
          >
            {words.ways[way]}
          </button>
        ))}
      </div>
    </section>
  );
}
