type Stripes = {
  readonly along: 'rows' | 'columns';
  readonly colours: readonly string[];
  readonly shares?: readonly number[];
};

const rows = (...colours: string[]): Stripes => ({ along: 'rows', colours });
const columns = (...colours: string[]): Stripes => ({ along: 'columns', colours });

/** Drawn small and simple: enough to tell one from another at 18 pixels. */
const STRIPES: Readonly<Record<string, Stripes>> = {
  DE: rows('#000', '#d00', '#ffce00'),
  NL: rows('#ae1c28', '#fff', '#21468b'),
  PL: rows('#fff', '#dc143c'),
  IN: rows('#ff9933', '#fff', '#138808'),
  ES: { ...rows('#aa151b', '#f1bf00', '#aa151b'), shares: [1, 2, 1] },
  EG: rows('#ce1126', '#fff', '#000'),
  AE: rows('#00732f', '#fff', '#000'),
  SG: rows('#ed2939', '#fff'),
  FR: columns('#002395', '#fff', '#ed2939'),
  IT: columns('#009246', '#fff', '#ce2b37'),
  BE: columns('#000', '#fae042', '#ed2939'),
  IE: columns('#169b62', '#fff', '#ff883e'),
  MX: columns('#006847', '#fff', '#ce1126'),
  CA: { ...columns('#d52b1e', '#fff', '#d52b1e'), shares: [1, 2, 1] },
  SE: rows('#006aa7'),
  US: rows('#b22234', '#fff', '#b22234', '#fff', '#b22234', '#fff', '#b22234'),
  GB: rows('#012169'),
  AU: rows('#012169'),
  JP: rows('#fff'),
  TR: rows('#e30a17'),
  SA: rows('#006c35'),
  BR: rows('#009c3b'),
  ZA: { ...rows('#de3831', '#fff', '#007a4d', '#fff', '#002395'), shares: [5, 1, 4, 1, 5] },
};

const MARKS: Readonly<Record<string, string>> = {
  IN: '<circle cx="12" cy="8" r="1.9" fill="none" stroke="#000080" stroke-width=".7"/>',
  SE: '<path d="M9 0v16M0 8h24" stroke="#fecc00" stroke-width="3"/>',
  US: '<path fill="#3c3b6e" d="M0 0h10.5v9.2H0z"/>',
  GB: '<path d="M0 0l24 16M24 0L0 16" stroke="#fff" stroke-width="3"/><path d="M12 0v16M0 8h24" stroke="#fff" stroke-width="5"/><path d="M12 0v16M0 8h24" stroke="#c8102e" stroke-width="3"/>',
  AU: '<circle cx="17" cy="6" r="1.3" fill="#fff"/><circle cx="19" cy="11" r="1.3" fill="#fff"/><circle cx="6" cy="11.5" r="1.8" fill="#fff"/>',
  JP: '<circle cx="12" cy="8" r="4.6" fill="#bc002d"/>',
  TR: '<circle cx="9.5" cy="8" r="4" fill="#fff"/><circle cx="10.6" cy="8" r="3.2" fill="#e30a17"/>',
  BR: '<path fill="#ffdf00" d="M12 2l9 6-9 6-9-6z"/><circle cx="12" cy="8" r="3" fill="#002776"/>',
  CA: '<path fill="#d52b1e" d="M12 3.5l1.2 2.300 2.300-.4-.6 2.800 1.100 1.2-3 1.100v2.2h-2v-2.2l-3-1.100 1.100-1.2-.6-2.800 2.300.4z"/>',
  SG: '<circle cx="6" cy="4" r="2.4" fill="#fff"/><circle cx="7" cy="4" r="2" fill="#ed2939"/>',
};

/** A country's flag as a small SVG picture; null for a country that is not among Amazon's marketplaces. */
export function flagSvg(country: string): string | null {
  const stripes = STRIPES[country];
  if (!stripes) return null;
  const { along, colours, shares = colours.map(() => 1) } = stripes;
  const total = shares.reduce((sum, share) => sum + share, 0);
  let from = 0;
  const bands = colours.map((colour, at) => {
    const [start, size] = [from / total, shares[at]! / total];
    from += shares[at]!;
    return along === 'rows'
      ? `<path fill="${colour}" d="M0 ${16 * start}h24v${16 * size}H0z"/>`
      : `<path fill="${colour}" d="M${24 * start} 0h${24 * size}v16h-${24 * size}z"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 16">${bands.join('')}${MARKS[country] ?? ''}<path d="M0 0h24v16H0z" fill="none" stroke="#0003"/></svg>`;
}
