import { marketplaceById } from '../../src/core/marketplaces';
import { OPENED_AFTER_MS, type PracticeCase } from './cases';
import { dayText, type Lang, minuteText, zoneOf } from './dates';
import { threadIdOf } from './invented';

/** The page asks for the next cases when its list is scrolled to the end of these. The real size is not known. */
const PAGE_SIZE = 50;
const THREAD_ID = 'bare number ';

export const countryName = (country: string, lang: Lang): string =>
  new Intl.DisplayNames([lang], { type: 'region' }).of(country)!;

/** One case with the field names seen in July 2026. `OPENED` is a guess: only `SOLVED` was seen. */
function caseFields(each: PracticeCase, lang: Lang) {
  const { country, id } = marketplaceById(each.marketplaceId)!;
  return {
    caseId: each.caseId,
    status: each.state === 'resolved' ? 'SOLVED' : 'OPENED',
    marketplaceId: id,
    marketplaceDisplayName: `Amazon.${marketplaceById(id)!.host.replace('sellercentral.amazon.', '')}`,
    marketplaceCountryCode: country,
    orders: each.orderId ? [each.orderId] : [],
    asinIds: [each.asin],
    subject: each.subject,
    buyerName: each.buyer,
    lastUpdatedDate: each.lastUpdatedAt,
    formattedLastUpdatedDate: dayText(each.lastUpdatedAt, zoneOf(id), lang),
    openDate: each.messages[0]!.at + OPENED_AFTER_MS,
    resolveDate: each.resolvedAt,
    closeDate: null,
    topic: 'PRODUCT_DETAILS',
    topicId: '1012',
    topicIdSource: 'ML_CLASSIFIED',
    actionNeeded: null,
    unread: null,
    slaLabel: null,
    isOverSla: null,
    important: null,
    archived: null,
    threadId: `${THREAD_ID}${threadIdOf(each.caseId)}`,
    buyerLop: lang.slice(0, 2),
    buyerLopTag: lang,
    isBusinessBuyer: false,
    parties: [{ partyRole: 'BUYER' }, { partyRole: 'SELLER' }],
  };
}

/** Thread ids are bare numbers beyond what JavaScript holds, so they are written past `JSON.stringify`. */
const toJson = (value: unknown): string =>
  JSON.stringify(value).replace(new RegExp(`"threadId":"${THREAD_ID}(\\d{19})"`, 'g'), '"threadId":$1');

/** Which cases the page asks for. Attested: `filterList=ACTION_NEEDED`, `filterList=REPORTED_UNRESOLVED`, `filter=ALL`. */
function casesFor(query: URLSearchParams, all: readonly PracticeCase[]): PracticeCase[] {
  const wanted: Record<string, (each: PracticeCase) => boolean> = {
    ACTION_NEEDED: (each) => each.state === 'response-needed',
    REPORTED_UNRESOLVED: () => false,
    ALL: () => true,
    // Made up: what the page asks for in these folders is not known.
    RESOLVED: (each) => each.state === 'resolved',
    SENT: (each) => each.messages.some(({ author }) => author === 'seller'),
  };
  const search = query.get('searchText')?.toLowerCase();
  const sign = query.get('sortDirection') === 'ASCENDING' ? 1 : -1;
  return all
    .filter(wanted[query.get('filterList') ?? query.get('filter') ?? 'ALL'] ?? (() => false))
    .filter(
      (each) =>
        !search || [each.orderId, each.buyer, each.subject].some((text) => text?.toLowerCase().includes(search)),
    )
    .sort((a, b) => sign * (a.lastUpdatedAt - b.lastUpdatedAt));
}

export function casesJson(query: URLSearchParams, all: readonly PracticeCase[], lang: Lang): string {
  const from = Number(query.get('pageToken') ?? 0) || 0;
  const found = casesFor(query, all);
  return toJson({
    cases: found.slice(from, from + PAGE_SIZE).map((each) => caseFields(each, lang)),
    nextToken: from + PAGE_SIZE < found.length ? String(from + PAGE_SIZE) : '',
    previousToken: String(Math.max(0, from - PAGE_SIZE)),
    displayLanguage: lang === 'zh-CN' ? 'Chinese' : 'English',
  });
}

export function caseJson(each: PracticeCase, lang: Lang): string {
  const caseArtifacts = each.messages.map(({ author, at, text }, number) => ({
    caseArtifactId: artifactIdOf(each.caseId, number),
    artifactType: 'MESSAGE',
    creator: { partyRole: author === 'buyer' ? 'BUYER' : 'SELLER' },
    createdDate: at,
    formattedDate: minuteText(at, zoneOf(each.marketplaceId), lang),
    message: {
      messageId: `${threadIdOf(each.caseId)}-${number}`,
      messageBody: text,
      detectedLanguage: 'en',
      status: 'SENT',
    },
    isRequestedPartySender: author === 'seller',
    attachments: [],
  }));
  return toJson({ partyCase: { ...caseFields(each, lang), caseArtifacts }, nextPageToken: null });
}

const artifactIdOf = (caseId: string, number: number): string =>
  `${number.toString(16).padStart(8, '0')}${caseId.slice(8)}`;

/** What the order pane shows. Its fields are made up; dates in it are no message's. */
export function orderContextJson(each: PracticeCase, lang: Lang): string {
  const { at } = each.messages[0]!;
  const day = (hours: number): string => dayText(at + hours * 3_600_000, zoneOf(each.marketplaceId), lang);
  return JSON.stringify({
    orderId: each.orderId,
    orderedOn: day(-96),
    shipBy: day(-48),
    deliverBy: day(24),
    fulfilment: 'Seller',
    products: [{ asin: each.asin, title: each.product, quantity: 1 }],
  });
}

/** Counts of the last `daysBack` days, true to the cases; null for a metric that does not exist. */
export function metricValue(name: string, daysBack: number, all: readonly PracticeCase[], now: number): number | null {
  const since = now - daysBack * 86_400_000;
  const needed = all.filter((each) => each.state === 'response-needed' && each.lastUpdatedAt >= since).length;
  const resolved = all.filter((each) => each.resolvedAt !== null && each.resolvedAt >= since).length;
  const values: Record<string, number> = {
    contactsResponseNeeded: needed,
    contactsRequireAttention: needed,
    contactsReportedUnresolved: 0,
    contactsResolved: resolved,
  };
  return values[name] ?? null;
}
