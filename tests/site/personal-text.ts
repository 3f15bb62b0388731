/** Personal data as Seller Central's pages hold it; all invented. */
export const NAMES = [
  ...[
    'Anna Kowalczyk',
    'Ravi Iyer',
    'Zoë Müller',
    "Conan O'Brien",
    'mcAllister Jean-Luc',
    'JOSÉ GARCÍA',
    'Giulia D’Amico',
  ],
  ...[
    'Mark May',
    'Summer',
    'April',
    'June Friday',
    'Mark',
    'August Wolf',
    'Rich Page',
    'May',
    'Jan',
    'Wednesday Addams',
  ],
  ...[
    '李雷',
    '佐藤 花子',
    '김민준',
    '王小明',
    'さとう はなこ',
    '田中さん',
    'สมชาย ใจดี',
    'Nguyễn Thị Hoa',
    'முத்து குமார்',
    'अनिल कुमार',
  ],
  ...[
    'محمد العربي',
    'דנה כהן',
    'Иван Петров',
    'Γιώργος Παππάς',
    'Łukasz Wójcik',
    'Søren Ægidius',
    'Çağlar Şimşek',
    '𝕬nna 𝕶lein',
  ],
  ...[
    'Anna-Lena von der Heide',
    'Olu Adeyemi-Okonkwo',
    'DHL Kunde 4711',
    'Xi',
    'J. R. R. Tolkienson',
    'ANNA',
    'Schmidt!!!',
  ],
];
export const IDS = [
  ...[
    '405-1234567-7654321',
    '028-9876543-1928374',
    'B07XJ8C8F5',
    '0198534562',
    '1Z999AA10123456784',
    'JJD000390007882716',
  ],
  ...[
    'DE89370400440532013000',
    'DE89 3704 0044 0532 0130 00',
    'GB29NWBK60161331926819',
    'A3SELLERXYZ789',
    '4111111111111111',
  ],
  ...[
    '3f2b8c1d-9a4e-4c7b-8d21-5e6f7a8b9c0d',
    'FR7630006000011234567890189',
    '405-12345',
    '4829173650192837465',
    'RB123456785CN',
  ],
];
export const CONTACTS = [
  ...[
    'anna.kowalczyk@example.com',
    'x7k2m9q+3f2b@marketplace.amazon.de',
    'https://tracking.example/p/JJD0003900?zip=80331',
  ],
  ...['+49 171 2345678', '(030) 90 18 20', '+91-98450-12345', '0049 89 / 123 456', '090-1234-5678', '555 867 5309'],
  ...[
    'Lindenstraße 27, 80331 München',
    '221B Baker Street, London NW1 6XE',
    '東京都千代田区丸の内1-9-1',
    '14 MG Road, Bengaluru 560001',
  ],
  ...[
    'ul. Długa 44/50, 00-241 Warszawa',
    'Rua Augusta 1508, São Paulo',
    '€ 1.249,95',
    '₹2,499.00',
    '$39.99',
    '39,99 zł',
    '￥12,800',
    '12 345,67 kr',
  ],
];
export const SENTENCES = [
  ...[
    'Where is my parcel? I leave on Friday and nobody answers the door at Lindenstraße.',
    'Hello sir, the mug has a dent 😡 please refund ₹499 to my card ending 4242!',
  ],
  ...[
    'Guten Tag, ich warte seit dem 3. Juli auf meine Bestellung. Mit freundlichen Grüßen, Familie Schlüter',
    'Bonjour, le colis est arrivé cassé hier soir.',
  ],
  ...[
    'Il pacco non è mai arrivato, abito in via Garibaldi 12.',
    'Mi pedido llegó roto, vivo en la calle Serrano.',
    'Paczka nie dotarła, proszę o zwrot pieniędzy.',
  ],
  ...[
    '商品が壊れていました。返金をお願いします。',
    '包裹还没有到，请问什么时候发货？',
    '배송이 너무 늦어요. 환불해 주세요.',
    'لم يصل الطرد بعد، أرجو المساعدة',
    'मेरा पार्सल अभी तक नहीं आया',
  ],
  ...[
    'Hallo, kan ik de beker nog ruilen? Groetjes, Femke',
    'Paketim hâlâ gelmedi, lütfen yardım edin.',
    'Order for Anna, resolved by Mark on 6 Jul 2026, thanks',
  ],
];

/** Ten languages of pages, with dates in each one's own form beside. */
export const LANGUAGES = [
  'en-IN',
  'en-US',
  'de-DE',
  'fr-FR',
  'es-ES',
  'it-IT',
  'pl-PL',
  'ja-JP',
  'zh-CN',
  'ko-KR',
  'ar-AE',
  'hi-IN',
  'th-TH',
  'tr-TR',
];
