/**
 * Tells the chat what the visitor said to the site's consent banner, by the WP Consent API. A banner that has not been
 * answered says nothing here: whoever opens the chat before is asked in the chat.
 */
(() => {
  const category = document.currentScript.dataset.category;

  window.MessengerTag ??= (...words) => {
    window.MessengerTag.q ??= [];
    window.MessengerTag.q.push(words);
  };

  function grantWhatWasGranted() {
    if (window.wp_has_consent(category)) {
      window.MessengerTag('consent', true);
    }
  }

  document.addEventListener('wp_listen_for_consent_change', (event) => {
    const answer = event.detail?.[category];
    if (answer) {
      window.MessengerTag('consent', answer === 'allow');
    }
  });

  // A banner that asks only in some countries says so when it knows where the visitor is; before, the API would answer
  // for visitors who need not be asked.
  document.addEventListener('wp_consent_type_defined', grantWhatWasGranted);
  if (window.wp_consent_type || !window.waitfor_consent_hook) {
    grantWhatWasGranted();
  }
})();
