import { render } from 'preact';
import { DeskView } from './desk-view.tsx';
import { styles } from './styles.ts';

/** The page of the agent's desk: one person, every conversation of the sandbox. */
const { src } = document.currentScript as HTMLScriptElement;
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets = [sheet];
render(<DeskView address={new URL('.', src)} />, document.body);
