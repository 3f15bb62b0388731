import { describe, expect, it } from 'vitest';
import { caseIdOfUrl, type PageKind, pageKindOf } from '../../src/site/page-kind';

const CASE = '0a1b2c3d-1111-2222-3333-444455556666';
/** Every address that is known, by what it is; all others must be `other`. */
const PAGES: Record<PageKind, string[]> = {
  inbox: [
    '/messaging/inbox',
    '/messaging/inbox/',
    '/messaging/inbox/ref=xx_msg',
    '/messaging/inbox-v3',
    '/messaging/inbox-v3/ref=x',
    '/messaging/inbox?fi=responseNeeded',
    `/messaging/inbox?fi=caseId&ss=${CASE}&cc=${CASE}`,
  ],
  contact: ['/messaging/contact?orderID=1', '/messaging/contact/returns'],
  reviews: ['/messaging/reviews?orderId=1'],
  'sign-in': ['/ap/signin', '/ap/signin/1', '/ap/mfa', '/signin'],
  other: [
    '/',
    '/messaging',
    '/messaging/no-response-needed?t=1',
    '/messaging/no-response-needed',
    '/messaging/inboxes',
    '/messaging/inbox-settings',
    '/cu/case-lobby',
    '/cu/case-dashboard/view-case?caseID=1',
    '/x/messaging/inbox',
    '/notifications/preferences',
    '/performance/dashboard',
    '/messaging/api/global/cases',
    '/home?next=/messaging/inbox',
  ],
};
describe.each(Object.keys(PAGES) as PageKind[])('pages of kind %s', (kind) => {
  for (const each of Object.keys(PAGES) as PageKind[])
    it.each(PAGES[each])(`${each === kind ? 'are' : 'are not'} %s`, (path) =>
      expect(pageKindOf(new URL(path, 'https://sellercentral.amazon.de')) === kind).toBe(each === kind),
    );
});

it('reads the open case only as a whole uuid', () => {
  const at = (search: string) => caseIdOfUrl(new URL(`https://sellercentral.amazon.de/messaging/inbox?${search}`));
  expect(at(`cc=${CASE.toUpperCase()}`)).toBe(CASE);
  for (const search of ['', 'cc=', `ss=${CASE}`, `cc=${CASE}x`, 'cc=__proto__', `cc=${CASE.slice(1)}`])
    expect(at(search)).toBeNull();
});
