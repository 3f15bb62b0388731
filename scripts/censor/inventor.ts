import { knownPieces, type Piece, unknownPieces } from '../../src/site/censor';
import type { IdKind } from '../../src/site/censor-names';
import { InventedDates } from './invented-dates';

/** What invented words are made of, by script; the first pool is for all others. */
const POOLS: readonly (readonly [script: RegExp, syllables: readonly string[]])[] = [
  [/\p{Script=Han}/u, [...'甲乙丙丁戊己庚辛壬癸寅卯辰巳午未申酉戌亥坎艮巽兌']],
  [/[\p{Script=Hiragana}ー]/u, [...'ぬむゆよろわれめねへ']],
  [/\p{Script=Katakana}/u, [...'ヌムユヨロワレメネヘ']],
  [/\p{Script=Hangul}/u, [...'갸냐댜랴먀뱌샤야쟈챠캬탸']],
  [/\p{Script=Arabic}/u, ['نو', 'مو', 'لي', 'زا']],
  [/\p{Script=Hebrew}/u, ['לו', 'מי', 'נו', 'זי']],
  [/\p{Script=Devanagari}/u, ['नो', 'मी', 'लू', 'जा']],
  [/\p{Script=Tamil}/u, ['னோ', 'மீ', 'லு', 'ஜா']],
  [/\p{Script=Thai}/u, ['โน', 'มี', 'ลู', 'จา']],
  [/\p{Script=Cyrillic}/u, ['но', 'ми', 'лу', 'жа']],
  [/\p{Script=Greek}/u, ['νο', 'μι', 'λου', 'ζα']],
];
const LATIN = 'bo da fe gu ji ko lu ma ne po ri su ta vo wi xu za'.split(' ');
/** Some scripts have few short words here; the search for traces has the last word. */
const MOST_TRIES = 200;
/** Where the site cuts a subject, its sign included. */
const CUT = 76;

/** Makes up what stands for a page's private texts: the same for the same, so that what repeats still does. */
export class Inventor {
  readonly dates: InventedDates;
  private readonly made = new Map<string, string>();

  constructor(
    private readonly language: string,
    now: number,
    /** Words that the page holds: none may be invented. */
    private readonly taken: ReadonlySet<string>,
    private readonly random: () => number,
  ) {
    // Between half a year and two years earlier.
    this.dates = new InventedDates(language, now, -26 - Math.floor(random() * 78));
  }

  /** A text of the page in its own form, with labels as they are. */
  text(raw: string, isPrivate = false): string {
    const text = raw.normalize('NFC');
    const inner = text.trim();
    if (inner === '') return text;
    const known = isPrivate ? null : knownPieces(inner, this.language);
    if (known) return text.replace(inner, () => this.dated(known, inner));
    const invented = unknownPieces(inner)
      .map((piece) => this.piece(piece))
      .join('');
    const isCut = inner.length === CUT && inner.endsWith('…');
    return text.replace(inner, () =>
      isCut
        ? `${invented
            .replace(/…$/, '')
            .padEnd(CUT, ` ${invented}`)
            .slice(0, CUT - 1)}…`
        : invented,
    );
  }

  /** Stands for an id; one that starts alike gets a start alike, so that a cut id still belongs to its whole. */
  id(kind: IdKind, raw: string): string {
    if (kind === 'marketplace') return raw;
    return this.signs(raw);
  }

  private dated(pieces: readonly Piece[], text: string): string {
    const hasDate = pieces.some(({ kind }) => kind === 'date' || kind === 'number');
    const whole = pieces
      .map((piece) =>
        piece.kind === 'order' || (piece.kind === 'number' && piece.text.length > 4) ? this.piece(piece) : piece.text,
      )
      .join('');
    return hasDate ? this.dates.moved(whole === text ? text : whole) : whole;
  }

  private piece({ kind, text }: Piece): string {
    switch (kind) {
      case 'word':
        return this.word(text);
      case 'cjk':
        // Sign by sign, for these texts do not part their words.
        return [...text].map((sign) => this.word(sign)).join('');
      case 'url':
        return `${this.word('url')}.invalid`;
      case 'email':
        return `${this.word(text.split('@')[0]!.replace(/[^\p{L}]/gu, '') || 'x')}@page.invalid`;
      case 'number':
      case 'order':
      case 'uuid':
      case 'price':
      case 'phone':
      case 'id':
        return this.signs(text);
      case 'sign':
        return /[\p{P}\p{S}\s]/u.test(text) ? text : '';
      default:
        return text;
    }
  }

  private pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.random() * all.length)]!;
  }

  /** Letters and digits one by one, each chosen by all that stands before it. */
  private signs(text: string): string {
    let made = '';
    const signs = [...text];
    for (const [at, sign] of signs.entries()) {
      const pool = /\p{Nd}/u.test(sign)
        ? '0123456789'
        : /[a-f]/.test(sign)
          ? 'abcdef'
          : /[A-Z]/.test(sign)
            ? 'BCDFGHJKLM'
            : /\p{L}/u.test(sign)
              ? 'abcdef'
              : null;
      made += pool ? this.remembered(`sign ${signs.slice(0, at + 1).join('')}`, () => this.pick([...pool])) : sign;
    }
    return made;
  }

  private word(word: string): string {
    const made = this.remembered(`word ${word.toLowerCase()}`, () => this.newWord(word));
    const isUpper = word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
    if (isUpper) return made.toUpperCase();
    return /^\p{Lu}/u.test(word) ? made.charAt(0).toUpperCase() + made.slice(1) : made;
  }

  /** As long as the other, so that what is cut is cut at the same place; never one that means something to the reader. */
  private newWord(word: string): string {
    const [, syllables] = POOLS.find(([script]) => script.test(word)) ?? [null, LATIN];
    const { length } = [...word];
    if (length === 1)
      return this.pick((syllables === LATIN ? [...'bcdfgjklm'] : syllables).filter((each) => each !== word));
    for (let tries = 1; ; tries++) {
      let made = '';
      while (made.length < length) made += this.pick(syllables);
      made = [...made].slice(0, length).join('');
      const isOther = made !== word.toLowerCase() && !this.taken.has(made);
      if (tries > MOST_TRIES || (isOther && knownPieces(`${made} 1`, this.language) === null)) return made;
    }
  }

  private remembered(key: string, make: () => string): string {
    let made = this.made.get(key);
    if (made === undefined) {
      made = make();
      this.made.set(key, made);
    }
    return made;
  }
}
