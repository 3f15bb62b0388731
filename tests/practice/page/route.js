/** `fi` of folders other than Response Needed is not known; these are made up. */
const FOLDERS = ['all', 'responseNeeded', 'sent', 'resolved', 'reportedUnresolved'];
const plain = (text) => (text ?? '').toLowerCase().replaceAll('_', '');

/** What the address asks for: a folder, a search or one case; and the case that is open. */
export function routeOf(search = location.search) {
  const query = new URLSearchParams(search);
  const caseId = query.get('cc');
  const fi = plain(query.get('fi'));
  if (fi === 'caseid')
    return {
      list: `case ${query.get('ss') ?? caseId}`,
      only: query.get('ss') ?? caseId,
      caseId: caseId ?? query.get('ss'),
    };
  if (fi === 'search') {
    const text = query.get('ss') ?? query.get('si') ?? '';
    return { list: `search ${text}`, search: text, caseId };
  }
  const folder = FOLDERS.find((each) => plain(each) === fi) ?? 'responseNeeded';
  return { list: folder, folder, caseId };
}

/** The address of a list and, where one is open, its case. */
function queryOf({ folder, search, only }, caseId) {
  const query = new URLSearchParams();
  query.set('fi', folder ?? (only ? 'caseId' : 'search'));
  if (search !== undefined || only) query.set('ss', search ?? only);
  if (caseId) query.set('cc', caseId);
  return `?${query}`;
}

/** Rewrites the address: a new entry of the history, or in place. */
export function setAddress(route, caseId, how) {
  const address = location.pathname + queryOf(route, caseId);
  if (address !== location.pathname + location.search)
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
}
