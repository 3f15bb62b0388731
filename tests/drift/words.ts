import type { State } from './truth';

/** What the page says around its messages, in one language. */
export interface PageWords {
  readonly language: string;
  readonly folders: readonly [all: string, needed: string, sent: string, resolved: string, unresolved: string];
  readonly filters: string;
  readonly states: Readonly<Record<State, string>>;
  readonly metrics: (range: string) => string;
  readonly needed: (count: number) => string;
  readonly resolvedOn: (day: string) => string;
  readonly order: string;
  /** Seen on the real site; the others are made up after it. */
  readonly isAttested: boolean;
}

const english = (language: string): PageWords => ({
  language,
  folders: ['All', 'Response Needed', 'Sent Messages', 'Resolved', 'Reported Unresolved'],
  filters: 'Filters (0)',
  states: { 'response-needed': 'Response needed', resolved: 'Resolved' },
  metrics: (range) => `Global communication metrics from ${range}. Select a card for more details.`,
  needed: (count) => `Response needed ${count} | Reported unresolved 0`,
  resolvedOn: (day) => `Resolved on ${day}`,
  order: 'Order',
  isAttested: true,
});

const invented = (
  language: string,
  folders: PageWords['folders'],
  filters: string,
  metrics: PageWords['metrics'],
  order: string,
): PageWords => ({
  language,
  folders,
  filters: `${filters} (0)`,
  states: { 'response-needed': folders[1], resolved: folders[3] },
  metrics,
  needed: (count) => `${folders[1]} ${count} | ${folders[4]} 0`,
  resolvedOn: (day) => `${folders[3]}: ${day}`,
  order,
  isAttested: false,
});

/** The attested two, and made-up ones: what the site says in other languages is not known. */
export const PAGE_WORDS: readonly (readonly [weight: number, words: PageWords])[] = [
  [6, english('en-IN')],
  [4, english('en-US')],
  [3, english('en-GB')],
  [
    3,
    {
      language: 'zh-CN',
      folders: ['全部', '需要回复', '已发送消息', '已解决', '已报告未解决'],
      filters: '筛选条件 (0)',
      states: { 'response-needed': '需要回复', resolved: '已解决' },
      metrics: (range) => `${range}的全球通信指标。选择一张卡片了解更多详情。`,
      needed: (count) => `需要回复 ${count} | 已报告未解决 0`,
      resolvedOn: (day) => `已于${day}解决`,
      order: '订单',
      isAttested: true,
    },
  ],
  [
    1,
    invented(
      'de',
      ['Alle', 'Antwort erforderlich', 'Gesendet', 'Gelöst', 'Als ungelöst gemeldet'],
      'Filter',
      (range) => `Globale Kommunikationskennzahlen vom ${range}. Wählen Sie eine Karte.`,
      'Bestellung',
    ),
  ],
  [
    1,
    invented(
      'fr',
      ['Tous', 'Réponse requise', 'Messages envoyés', 'Résolu', 'Signalé comme non résolu'],
      'Filtres',
      (range) => `Indicateurs de communication du ${range}. Choisissez une carte.`,
      'Commande',
    ),
  ],
  [
    1,
    invented(
      'es',
      ['Todos', 'Respuesta necesaria', 'Enviados', 'Resuelto', 'Sin resolver'],
      'Filtros',
      (range) => `Métricas de comunicación del ${range}. Elija una tarjeta.`,
      'Pedido',
    ),
  ],
  [
    1,
    invented(
      'it',
      ['Tutti', 'Risposta richiesta', 'Inviati', 'Risolto', 'Non risolto'],
      'Filtri',
      (range) => `Metriche di comunicazione del ${range}. Scegli una scheda.`,
      'Ordine',
    ),
  ],
  [
    1,
    invented(
      'sv',
      ['Alla', 'Svar krävs', 'Skickade', 'Löst', 'Rapporterat olöst'],
      'Filter',
      (range) => `Kommunikationsmått för ${range}. Välj ett kort.`,
      'Beställning',
    ),
  ],
  [
    0.6,
    invented(
      'nl',
      ['Alle', 'Antwoord nodig', 'Verzonden', 'Opgelost', 'Als onopgelost gemeld'],
      'Filters',
      (range) => `Wereldwijde communicatiestatistieken van ${range}. Kies een kaart.`,
      'Bestelling',
    ),
  ],
  [
    0.6,
    invented(
      'pl',
      ['Wszystkie', 'Wymagana odpowiedź', 'Wysłane', 'Rozwiązane', 'Zgłoszone jako nierozwiązane'],
      'Filtry',
      (range) => `Globalne wskaźniki komunikacji od ${range}. Wybierz kartę.`,
      'Zamówienie',
    ),
  ],
  [
    0.6,
    invented(
      'tr',
      ['Tümü', 'Yanıt gerekli', 'Gönderilenler', 'Çözüldü', 'Çözülmedi olarak bildirildi'],
      'Filtreler',
      (range) => `${range} küresel iletişim ölçümleri. Bir kart seçin.`,
      'Sipariş',
    ),
  ],
  [
    0.6,
    invented(
      'pt-BR',
      ['Todas', 'Resposta necessária', 'Enviadas', 'Resolvido', 'Não resolvido'],
      'Filtros',
      (range) => `Métricas globais de comunicação de ${range}. Escolha um cartão.`,
      'Pedido',
    ),
  ],
  [
    0.6,
    invented(
      'es-MX',
      ['Todos', 'Se necesita respuesta', 'Enviados', 'Solucionado', 'Sin solucionar'],
      'Filtros',
      (range) => `Métricas globales de comunicación del ${range}. Elige una tarjeta.`,
      'Pedido',
    ),
  ],
  [
    0.6,
    invented(
      'ja',
      ['すべて', '返信が必要', '送信済み', '解決済み', '未解決の報告'],
      'フィルター',
      (range) => `${range}のコミュニケーション指標。カードを選択してください。`,
      '注文',
    ),
  ],
  [
    0.6,
    invented(
      'ko',
      ['전체', '답변 필요', '보낸 메시지', '해결됨', '미해결 보고됨'],
      '필터',
      (range) => `${range} 커뮤니케이션 지표. 카드를 선택하세요.`,
      '주문',
    ),
  ],
  [
    0.6,
    invented(
      'zh-TW',
      ['全部', '需要回覆', '已傳送', '已解決', '回報未解決'],
      '篩選',
      (range) => `${range}的全球通訊指標。選擇一張卡片。`,
      '訂單',
    ),
  ],
  [
    0.6,
    invented(
      'ar',
      ['الكل', 'الرد مطلوب', 'المرسلة', 'تم الحل', 'لم يتم الحل'],
      'عوامل التصفية',
      (range) => `مقاييس الاتصال من ${range}. اختر بطاقة.`,
      'الطلب',
    ),
  ],
  [
    0.6,
    invented(
      'hi',
      ['सभी', 'जवाब चाहिए', 'भेजे गए', 'हल किया गया', 'हल नहीं हुआ'],
      'फ़िल्टर',
      (range) => `${range} के संचार मेट्रिक्स। एक कार्ड चुनें।`,
      'ऑर्डर',
    ),
  ],
  [
    0.6,
    invented(
      'ta',
      ['அனைத்தும்', 'பதில் தேவை', 'அனுப்பியவை', 'தீர்க்கப்பட்டது', 'தீர்க்கப்படவில்லை'],
      'வடிப்பான்கள்',
      (range) => `${range} தொடர்பு அளவீடுகள். ஒரு அட்டையைத் தேர்வு செய்யவும்.`,
      'ஆர்டர்',
    ),
  ],
  [
    0.6,
    invented(
      'th',
      ['ทั้งหมด', 'ต้องตอบกลับ', 'ส่งแล้ว', 'แก้ไขแล้ว', 'แจ้งว่ายังไม่แก้ไข'],
      'ตัวกรอง',
      (range) => `ตัวชี้วัดการสื่อสาร ${range} เลือกการ์ด`,
      'คำสั่งซื้อ',
    ),
  ],
  [
    0.6,
    invented(
      'vi',
      ['Tất cả', 'Cần phản hồi', 'Đã gửi', 'Đã giải quyết', 'Chưa giải quyết'],
      'Bộ lọc',
      (range) => `Chỉ số liên lạc từ ${range}. Chọn một thẻ.`,
      'Đơn hàng',
    ),
  ],
];
