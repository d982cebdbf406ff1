import { render } from 'preact';
import { InspectorView } from './inspector-view.tsx';
import { styles } from './styles.ts';

/** The page that shows what one organisation of the sandbox receives and sends, as it comes. */
const { src } = document.currentScript as HTMLScriptElement;
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets = [sheet];
render(<InspectorView address={new URL('.', src)} />, document.body);
