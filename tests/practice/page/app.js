import { fetchCase, fetchFolder, fetchMarketplaces, fetchOrder, fetchSearch, fetchTemplates } from './api.js';
import config from './config.js';
import { classes, el } from './element.js';
import './kat.js';
import { listPane } from './list-pane.js';
import { metricsRow } from './metrics-row.js';
import { orderPane } from './order-pane.js';
import { routeOf, setAddress } from './route.js';
import { folderColumn, toolsRow } from './surroundings.js';
import { threadPane } from './thread-pane.js';

/** Narrower, and the real site draws no list pane at all. */
const wide = matchMedia('(min-width: 930px)');

function mount(root) {
  let route = routeOf();
  let cases = [];
  let nextToken = '';
  let loaded = false;
  let loadingMore = false;
  let openCase = null;
  /** Answers of an earlier question are dropped. */
  let listTurn = 0;
  let threadTurn = 0;

  const folders = folderColumn({ onFolder: (folder) => go({ list: folder, folder }) });
  const list = listPane({ onOpen: (caseId) => open(caseId, 'push'), onEnd: () => loadMore() });
  const thread = threadPane();
  const order = orderPane();
  const metrics = metricsRow({ onFolder: (folder) => go({ list: folder, folder }) });
  const columns = el('div', { class: classes.columns }, folders.element, thread.element, order.element);
  root.append(toolsRow({ onSearch: (search) => go({ list: `search ${search}`, search }) }), metrics.element, columns);

  const placeList = () => {
    if (wide.matches) folders.element.after(list.element);
    else list.element.remove();
  };
  wide.addEventListener('change', placeList);
  placeList();

  const draw = () => list.show(cases, openCase, route.folder);

  function go(next) {
    route = { ...next, caseId: null };
    openCase = null;
    setAddress(route, null, 'push');
    load();
  }

  async function load() {
    const turn = ++listTurn;
    folders.select(route.folder ?? null);
    loaded = false;
    list.showLoading();
    if (route.caseId) open(route.caseId, 'replace');
    else {
      thread.clear();
      order.clear();
    }
    const answer = await fetchList();
    if (turn !== listTurn) return;
    ({ cases, nextToken } = answer);
    loaded = true;
    draw();
    if (openCase === null && cases.length > 0 && wide.matches) open(cases[0].caseId, 'replace');
  }

  async function fetchList(pageToken = '') {
    if (route.only) return { cases: [(await fetchCase(route.only)).partyCase], nextToken: '' };
    return route.search === undefined ? fetchFolder(route.folder, pageToken) : fetchSearch(route.search);
  }

  async function loadMore() {
    if (nextToken === '' || loadingMore) return;
    loadingMore = true;
    const turn = listTurn;
    const answer = await fetchList(nextToken);
    loadingMore = false;
    if (turn !== listTurn) return;
    const known = new Set(cases.map(({ caseId }) => caseId));
    cases = [...cases, ...answer.cases.filter(({ caseId }) => !known.has(caseId))];
    nextToken = answer.nextToken;
    draw();
  }

  async function open(caseId, how) {
    if (caseId === openCase) return;
    openCase = caseId;
    route = { ...route, caseId };
    setAddress(route, caseId, how);
    if (loaded) draw();
    thread.showLoading();
    order.clear();
    await drawThread(caseId);
  }

  async function drawThread(caseId) {
    const turn = ++threadTurn;
    const known = cases.find((each) => each.caseId === caseId)?.marketplaceId;
    const { partyCase } = await fetchCase(caseId, known);
    if (turn !== threadTurn || caseId !== openCase) return;
    thread.show(partyCase);
    const [context] = await Promise.all([
      fetchOrder(caseId, partyCase.marketplaceId),
      fetchTemplates(caseId, partyCase.marketplaceId),
    ]);
    if (turn === threadTurn && caseId === openCase) order.show(context);
  }

  /** Something has changed: the pages of the list that are drawn are asked for again, and drawn in place. */
  async function refresh(changed) {
    metrics.refresh();
    const turn = ++listTurn;
    const count = cases.length;
    let answer = await fetchList();
    let all = answer.cases;
    while (all.length < count && answer.nextToken !== '' && turn === listTurn) {
      answer = await fetchList(answer.nextToken);
      all = [...all, ...answer.cases];
    }
    if (turn !== listTurn) return;
    cases = all;
    nextToken = answer.nextToken;
    loaded = true;
    draw();
    if (openCase !== null && changed.has(openCase)) await drawThread(openCase);
  }

  addEventListener('popstate', () => {
    const next = routeOf();
    const sameList = next.list === route.list;
    route = next;
    if (!sameList || !next.caseId) {
      openCase = null;
      load();
    } else open(next.caseId, 'replace');
  });

  follow(refresh);
  setAddress(route, route.caseId, 'replace');
  fetchMarketplaces();
  metrics.refresh();
  load();
}

/** The reconstruction's own way to live updates; how the real page gets them is not known. */
function follow(refresh) {
  let changed = new Set();
  new EventSource('/messaging/practice/events').addEventListener('message', ({ data }) => {
    changed.add(JSON.parse(data).caseId);
    if (changed.size > 1) return;
    setTimeout(() => {
      const now = changed;
      changed = new Set();
      refresh(now);
    }, 30);
  });
}

setTimeout(() => mount(document.querySelector('#sc-content-container')), config.mountDelayMs);
