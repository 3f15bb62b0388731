import type { CardState, Folder } from '../core/reading';

/**
 * Seller Central's own words, and the only place for them. To add one that you have seen on the real site: give it an
 * entry in `ATTESTED` with where and when (null for what you have not seen; a language may have several entries), take
 * it out of `CANDIDATES`, and add it to the list in `tests/site/site-words.test.ts`, which holds what counts as seen.
 * Of other languages only the resolve *control* was seen, in mails, which is no status: fr `Résoudre le cas`,
 * es `Resolver caso`, pt `Solucionar o caso`.
 */
export interface SiteWords {
  readonly language: string;
  readonly seen: { readonly where: string /** Year and month. */; readonly when: string };
  readonly folders: Readonly<Partial<Record<Folder, string>>>;
  readonly states: Readonly<Partial<Record<CardState, string>>>;
  /** The list pane's filter button; the group is the number of filters set. */
  readonly filters: RegExp | null;
  /** The metrics row's sentence; the groups are the first and last day it counts. */
  readonly metrics: RegExp | null;
  /** Always part of that sentence; tells quickly that a text is another. */
  readonly metricsMark: string | null;
  /** The metrics row's word before its count of messages that need a response. */
  readonly responseNeededCount: string | null;
  /** What an empty folder says, by folder. */
  readonly nothingHere: Readonly<Partial<Record<Folder, string>>>;
  /** Starts the open case's status line; the group is its date. */
  readonly resolvedOn: RegExp | null;
}

/** Words that were seen on the real site. What is missing here was never seen, and reads as unknown. */
export const ATTESTED: readonly SiteWords[] = [
  {
    language: 'en',
    seen: { where: 'sellercentral.amazon.in, 1600 px wide; no empty folder was seen', when: '2026-07' },
    folders: {
      all: 'All',
      'response-needed': 'Response Needed',
      sent: 'Sent Messages',
      resolved: 'Resolved',
      'reported-unresolved': 'Reported Unresolved',
    },
    states: {
      'response-needed': 'Response needed',
      resolved: 'Resolved',
      'reported-unresolved': 'Reported unresolved',
    },
    filters: /^Filters \((\d{1,4})\)/i,
    metrics: /^Global communication metrics from (.{3,40}?) - (.{3,40}?)\. /i,
    metricsMark: 'communication metrics',
    responseNeededCount: 'Response needed',
    nothingHere: {},
    resolvedOn: /^Resolved on (.{3,40})$/i,
  },
  {
    language: 'zh',
    seen: { where: "zh-CN; that cards use the folders' words is taken from the same capture", when: '2026-09' },
    folders: {
      all: '全部',
      'response-needed': '需要回复',
      sent: '已发送消息',
      resolved: '已解决',
      'reported-unresolved': '已报告未解决',
    },
    states: { 'response-needed': '需要回复', resolved: '已解决', 'reported-unresolved': '已报告未解决' },
    filters: /^筛选条件 ?\((\d{1,4})\)/,
    metrics: /^(.{3,20}?) ?- ?(.{3,20}?)的全球通信指标/,
    metricsMark: '的全球通信指标',
    responseNeededCount: null,
    nothingHere: { 'response-needed': '没有需要回复的消息。' },
    resolvedOn: null,
  },
];

/**
 * Guesses, never seen: they help to recognise, and prove nothing (see `labels.ts`). One language a line: all, response
 * needed, sent, resolved, reported unresolved (folders; the second, fourth and fifth are also what a card may say), then
 * the filters button. Commas part several wordings; case does not matter. A word that is attested elsewhere is left out
 * (Dutch `Filters`, Taiwan's `全部`).
 */
export const CANDIDATES = `
de|Alle|Antwort erforderlich,Antwort benötigt,Antwort nötig|Gesendete Nachrichten|Gelöst,Erledigt|Als ungelöst gemeldet,Ungelöst gemeldet|Filter
fr|Tous,Toutes,Tout|Réponse requise,Réponse nécessaire|Messages envoyés|Résolu,Résolus|Signalé comme non résolu,Signalés comme non résolus|Filtres
it|Tutti,Tutto,Tutte|Risposta necessaria,Risposta richiesta|Messaggi inviati|Risolto,Risolti|Segnalato come non risolto,Segnalati come non risolti|Filtri
es|Todos,Todo|Respuesta necesaria,Se requiere respuesta,Requiere respuesta|Mensajes enviados|Resuelto,Resueltos|Notificado como no resuelto,Notificados como no resueltos|Filtros
es-MX|Todos,Todo|Se necesita respuesta,Respuesta requerida|Mensajes enviados|Resuelto,Resueltos|Reportado como no resuelto,Reportados sin resolver|Filtros
pt-BR|Todos,Todas|Resposta necessária,Requer resposta|Mensagens enviadas|Resolvido,Resolvidos,Solucionado|Relatado como não resolvido,Reportado como não resolvido|Filtros
nl|Alle,Alles|Antwoord vereist,Reactie vereist,Reactie nodig|Verzonden berichten|Opgelost|Gemeld als onopgelost,Gerapporteerd als onopgelost|Filter
sv|Alla|Svar krävs,Svar behövs|Skickade meddelanden|Löst,Lösta|Rapporterat som olöst,Rapporterade som olösta|Filter
pl|Wszystkie,Wszystko|Wymagana odpowiedź,Wymaga odpowiedzi|Wysłane wiadomości,Wiadomości wysłane|Rozwiązane,Rozwiązano|Zgłoszone jako nierozwiązane|Filtry
tr|Tümü,Hepsi|Yanıt gerekli,Yanıt gerekiyor,Cevap gerekli|Gönderilen mesajlar|Çözüldü,Çözülenler|Çözülmedi olarak bildirildi|Filtreler
ja|すべて,全て|要返信,返信が必要,返信必要|送信済みメッセージ,送信済み|解決済み|未解決として報告,未解決として報告済み,未解決の報告あり|フィルター,絞り込み
zh-TW|所有|需要回覆,需要回應|已傳送訊息,已傳送的訊息,已寄出的訊息|已解決|已回報未解決,已報告未解決|篩選條件,篩選器
ko|전체,모두|응답 필요,답변 필요,회신 필요|보낸 메시지|해결됨,해결 완료|미해결로 신고됨,미해결로 보고됨,미해결 신고|필터
ar|الكل,الجميع|يلزم الرد,الرد مطلوب,يتطلب الرد|الرسائل المرسلة|تم الحل,محلولة|تم الإبلاغ عن عدم الحل|عوامل التصفية,التصفية,الفلاتر
hi|सभी|जवाब ज़रूरी है,जवाब आवश्यक,उत्तर आवश्यक|भेजे गए मैसेज,भेजे गए संदेश|हल किया गया,हल हो गया|हल नहीं होने की रिपोर्ट की गई|फ़िल्टर
ta|அனைத்தும்,அனைத்து,எல்லாம்|பதில் தேவை|அனுப்பிய செய்திகள்|தீர்க்கப்பட்டது,தீர்க்கப்பட்டவை|தீர்க்கப்படவில்லை என அறிக்கை|வடிகட்டிகள்,வடிப்பான்கள்
th|ทั้งหมด|ต้องการการตอบกลับ,ต้องตอบกลับ,จำเป็นต้องตอบกลับ|ข้อความที่ส่งแล้ว,ข้อความที่ส่ง|แก้ไขแล้ว,แก้ไขปัญหาแล้ว|รายงานว่ายังไม่ได้แก้ไข|ตัวกรอง
vi|Tất cả|Cần phản hồi,Cần trả lời,Yêu cầu phản hồi|Tin nhắn đã gửi,Thư đã gửi|Đã giải quyết|Đã báo cáo chưa giải quyết|Bộ lọc`;
