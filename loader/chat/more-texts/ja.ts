import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'お客様の情報を確認できなかったため、情報なしでチャットを開きます…',
  failed: 'チャットを開けませんでした',
  tryAgain: 'もう一度試す',
  otherWay: '別の方法で問い合わせる',
  close: '閉じる',
  unread: '未読:',
  reasons: {
    blocked: 'このブラウザーまたはネットワークの何か(広告ブロッカーなど)がチャットの読み込みを妨げています。',
    timeout: '通常より時間がかかっています。しばらくしてからもう一度お試しください。',
    'token-refused': 'このページではチャットが設定されていません。申し訳ございません。',
    'token-unavailable': 'チャットサービスが応答しません。しばらくしてからもう一度お試しください。',
    'domain-not-allowed': 'このサイトではチャットをご利用いただけません。申し訳ございません。',
    'deployment-inactive': 'チャットは現在停止しています。後ほどお越しください。',
  },
};

export default texts;
