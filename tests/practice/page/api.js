/** Asks the server; where nobody is signed in any more, leaves for the sign-in page as the real app does. */
async function ask(path, init) {
  const response = await fetch(path, { credentials: 'same-origin', ...init });
  if (response.status === 401) {
    location.assign(`/ap/signin?openid.return_to=${encodeURIComponent(location.pathname + location.search)}`);
    return new Promise(() => {});
  }
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
const tell = (path, body) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const CASES = '/messaging/api/global/cases';
/** What each folder asks for. The first, third and fourth were seen on the real site; the others are made up. */
const FOLDER_QUERIES = {
  responseNeeded: 'filterList=ACTION_NEEDED&sortDirection=ASCENDING',
  resolved: 'filterList=RESOLVED&sortDirection=DESCENDING',
  reportedUnresolved: 'filterList=REPORTED_UNRESOLVED&sortDirection=ASCENDING',
  all: 'filter=ALL&sortDirection=DESCENDING',
  sent: 'filterList=SENT&sortDirection=DESCENDING',
};

export const fetchFolder = (folder, pageToken) =>
  ask(`${CASES}?${FOLDER_QUERIES[folder]}${pageToken ? `&pageToken=${pageToken}` : ''}`);
export const fetchSearch = (text) =>
  ask(`${CASES}?filter=ALL&sortDirection=DESCENDING&searchText=${encodeURIComponent(text)}`);
export const fetchCase = (caseId, marketplaceId = '') => ask(`${CASES}/${caseId}?marketplaceId=${marketplaceId}`);
export const fetchOrder = (caseId, marketplaceId) =>
  ask(`${CASES}/${caseId}/orderContext?marketplaceId=${marketplaceId}`);
export const fetchTemplates = (caseId, marketplaceId) =>
  ask(`${CASES}/${caseId}/responsetemplates?marketplaceId=${marketplaceId}`);
export const fetchMarketplaces = () => ask('/messaging/api/global/partnerAccounts/marketplaces');
export const fetchMetric = async (name, daysBack = 30) =>
  (await ask(`/messaging/overview/api/metric/${name}?daysBack=${daysBack}`)).value;

export const reply = (caseId, text) => tell(`/messaging/practice/cases/${caseId}/reply`, { text });
export const markNoResponseNeeded = (caseId) => tell(`/messaging/practice/cases/${caseId}/mark`, {});
export const resolveCase = (caseId) => tell(`/messaging/practice/cases/${caseId}/resolve`, {});
