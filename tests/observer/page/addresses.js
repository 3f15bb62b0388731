export const LIST = '/messaging/api/global/cases?filterList=ACTION_NEEDED&sortDirection=ASCENDING';
export const odd = (how) => `${LIST}&odd=${how}`;
/** One case, which comes in one part. */
export const SMALL = odd('small');
/** Asked for by the page as well, and none of ours. */
export const OTHER = '/messaging/api/global/partnerAccounts/marketplaces';
