import { markNoResponseNeeded, reply, resolveCase } from './api.js';
import config from './config.js';
import { bars, button, classes, el, face, setText } from './element.js';
import { words } from './words.js';

/** The middle pane: the open case's messages, what can be done with it, and the reply box. */
export function threadPane() {
  let open = null;
  let drawn = 0;
  const buyer = el('b', { class: classes.threadname });
  const status = el('span', { class: `case-status-label ${classes.threadstatus}` });
  const acts = el(
    'div',
    { class: classes.acts },
    button(words.markNoResponse, () => markNoResponseNeeded(open)),
    button(words.resolveCase, () => resolveCase(open)),
  );
  const messages = el('div', { id: 'case-messages', class: classes.messages });
  const text =
    face === 'kat'
      ? el('kat-textarea', { placeholder: words.write })
      : el('textarea', { class: classes.replybox, placeholder: words.write, rows: '3' });
  const send = button(
    words.send,
    async () => {
      const written = text.value.trim();
      if (written === '') return;
      text.value = '';
      await reply(open, written);
    },
    'primary',
  );
  const composer = el(
    'div',
    { class: classes.composer },
    el('div', { class: classes.quick }, words.quickActions),
    text,
    el('div', { class: classes.sendrow }, send),
  );
  const head = el('div', { class: classes.threadhead }, buyer, status, acts);
  const element = el('section', { class: classes.thread }, head, messages, composer);
  head.hidden = composer.hidden = true;

  return {
    element,
    clear() {
      open = null;
      messages.replaceChildren();
      head.hidden = composer.hidden = true;
    },
    showLoading() {
      open = null;
      head.hidden = composer.hidden = true;
      messages.replaceChildren(bars(40, 90, 60), bars(40, 60, 90), bars(40, 90));
    },
    show(partyCase) {
      if (open !== partyCase.caseId) {
        open = partyCase.caseId;
        text.value = '';
        drawn = 0;
      }
      head.hidden = composer.hidden = false;
      setText(buyer, partyCase.buyerName);
      setText(status, statusOf(partyCase));
      acts.hidden = partyCase.status === 'SOLVED';
      // Bars go, and messages that are there already stay as they are.
      if (drawn === 0) messages.replaceChildren();
      const added = partyCase.caseArtifacts
        .slice(drawn)
        .map((artifact) => messageElement(artifact, partyCase.buyerName));
      messages.append(...added);
      drawn += added.length;
      if (added.length > 0) messages.scrollTop = messages.scrollHeight;
    },
  };
}

const dayOf = (formattedMinute) => formattedMinute.replace(/ \d{1,2}:\d{2}(?: [ap]m)?$/, '');

function statusOf({ status, caseArtifacts, formattedLastUpdatedDate }) {
  if (status === 'SOLVED') return words.resolvedOn(formattedLastUpdatedDate);
  const last = caseArtifacts.findLast(({ creator }) => creator.partyRole === 'SELLER');
  return last ? words.lastResponseOn(dayOf(last.formattedDate)) : '';
}

function messageElement({ creator, formattedDate, message }, buyerName) {
  const isBuyer = creator.partyRole === 'BUYER';
  return el(
    face === 'kat' ? 'kat-box' : 'div',
    { class: `${classes.message} ${isBuyer ? classes.frombuyer : classes.fromseller}` },
    el(
      'div',
      { class: classes.messagehead },
      el('h4', { class: classes.author }, isBuyer ? buyerName : config.store),
      el('span', { class: classes.time }, formattedDate),
    ),
    el('div', { class: classes.body }, message.messageBody),
  );
}
