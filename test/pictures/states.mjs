const dark = { theme: 'dark' };
const rightToLeft = { direction: 'rtl' };

/** The states that matter: a picture's name, the story it is taken of, and what the toolbars choose for it. */
export const states = {
  // Both readers of each: the six kinds people meet most, one for each way a failure can be repaired.
  'message-rate-limited': { story: 'components-errormessage--waiting-exact' },
  'message-quota': { story: 'components-errormessage--waiting-long' },
  'message-balance': { story: 'components-errormessage--insufficient-balance' },
  'message-authentication': { story: 'components-errormessage--authentication' },
  'message-filtered': { story: 'components-errormessage--content-filtered' },
  'message-network': { story: 'components-errormessage--network' },
  'message-rate-limited-dark': { story: 'components-errormessage--waiting-exact', globals: dark },
  'message-balance-right-to-left': { story: 'components-errormessage--insufficient-balance', globals: rightToLeft },
  'message-compact': { story: 'components-errormessage--compact' },
  'message-details': { story: 'components-errormessage--details-on-demand' },
  'button-waiting': { story: 'components-retrybutton--waiting' },
  'button-ready': { story: 'components-retrybutton--check-again' },
  'button-retrying': { story: 'components-retrybutton--retrying' },
  'button-waiting-right-to-left': { story: 'components-retrybutton--waiting', globals: rightToLeft },
  'banner-balance': { story: 'components-balancebanner--used-up' },
  'banner-balance-dark': { story: 'components-balancebanner--used-up', globals: dark },
  'banner-quota': { story: 'components-quotabanner--used-up' },
  'banner-quota-right-to-left': { story: 'components-quotabanner--used-up', globals: rightToLeft },
  toast: { story: 'components-errortoaster--with-a-button' },
  'toast-dark': { story: 'components-errortoaster--with-a-button', globals: dark },
  boundary: { story: 'components-providererrorboundary--a-component-that-throws' },
  meter: { story: 'components-usagemeter--low' },
  'meter-right-to-left': { story: 'components-usagemeter--plan', globals: rightToLeft },
  'voice-speaking': { story: 'components-voicestatus--speaking' },
  'voice-failed': { story: 'components-voicestatus--failed-with-a-wait' },
  'answer-cut': { story: 'components-streamingtext--cut' },
};
