import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'ja',
  title: 'チャット',
  opening: 'チャットを開いています…',
  offline: 'オフラインのようです。接続が戻るとチャットが開きます。',
  openingWithoutGuest: 'お客様の情報を確認できなかったため、情報なしでチャットを開きます…',
  failed: 'チャットを開けませんでした',
  tryAgain: 'もう一度試す',
  otherWay: '別の方法で問い合わせる',
  close: '閉じる',
  unread: '未読:',
  reasons: {
    blocked: 'このブラウザーまたはネットワークの何か(広告ブロッカーなど)がチャットの読み込みを妨げています。',
    'genesys-unavailable':
      'チャットサービスは現在ご利用いただけません。しばらくしてからもう一度お試しください。',
    timeout: '通常より時間がかかっています。しばらくしてからもう一度お試しください。',
    'sign-in-needed': '先にログインしてください。その後チャットが開きます。',
    'token-refused': 'このページではチャットが設定されていません。申し訳ございません。',
    'token-unavailable': 'チャットサービスが応答しません。しばらくしてからもう一度お試しください。',
    'domain-not-allowed': 'このサイトではチャットをご利用いただけません。申し訳ございません。',
    'deployment-inactive': 'チャットは現在停止しています。後ほどお越しください。',
  },
  consentQuestion:
    'チャットは Genesys のサービスです。ご利用中、ブラウザーにデータを保存します。同意しますか。',
  agree: '同意してチャットする',
  decline: 'いいえ',
};

export default texts;
