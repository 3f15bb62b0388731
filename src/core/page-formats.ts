import { DAY_MS, type Instant } from './span';

/** Forms of the ids that pages and their data name; each for a whole text. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const ORDER_ID = /^\d{3}-\d{7}-\d{7}$/;
export const MARKETPLACE_ID = /^[A-Z0-9]{10,16}$/;

/** Amazon did not exist before 1995: nothing that a page says can be older. */
export const AMAZON_BEGAN_AT = Date.UTC(1995, 0, 1);
/** No time that is stored lies beyond; what is further ahead than a wrong clock explains is refused by `isBelievable`. */
export const LATEST_AT = Date.UTC(2100, 0, 1);

/** Neither from before there was any message nor further ahead than a wrong clock explains. What is not known may be. */
export const isBelievable = (at: Instant | null, now: Instant): boolean =>
  at === null || (at >= AMAZON_BEGAN_AT && at <= now + DAY_MS);
