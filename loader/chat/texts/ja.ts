import type { Texts } from '../text-types.ts';

const texts: Texts = {
  language: 'ja',
  title: 'チャット',
  opening: 'チャットを開いています…',
  offline: 'オフラインのようです。接続が戻るとチャットが開きます。',
};

export default texts;
