// The header asks who is signed in, as the real one does; the server has drawn the answer already.
fetch('/account-switcher/global-and-regional-account/merchantMarketplace?', { credentials: 'same-origin' })
  .then((response) => response.json())
  .then(({ globalAccount, regionalAccount }) => {
    const show = (selector, text) => {
      const label = document.querySelector(selector);
      if (text && label.textContent !== text) label.textContent = text;
    };
    show('.dropdown-account-switcher-header-label-global', globalAccount?.label);
    show('.dropdown-account-switcher-header-label-regional', regionalAccount?.label);
  });
