declare global {
  interface Navigator {
    /** Chromium only. */
    connection?: { saveData: boolean; effectiveType: string };
  }
}

/** Whether this visitor pays for data, or waits for it: then nothing is fetched that nobody asked for. */
export const isDataScarce = (connection = navigator.connection): boolean | undefined =>
  connection?.saveData || /2g/.test(connection?.effectiveType as string);

/** Stage two keeps this in the page's storage while a conversation of this visitor goes on: answers have to reach them. */
export const CHATTING = 'messenger-tag:chat';

export const isConversationOn = (): unknown => {
  try {
    return localStorage[CHATTING];
  } catch {
    // No storage, no conversation in it.
    return;
  }
};
