import { rm } from 'node:fs/promises';
import { openChromium } from './browser';
import { ExtensionPage, idOf, writeBareExtension } from './extension';
import type { Row } from './rows';
import { interleaved } from './samples';

/** More than rounds, for a wake is short. */
const SAMPLES_A_ROUND = 3;

/** From a message to a stopped worker until its answer from the ledger. */
export async function wakeRows(chromium: string, built: string, rounds: number): Promise<Row[]> {
  const bareFolder = await writeBareExtension();
  const browser = await openChromium(chromium, [built, bareFolder]);
  try {
    const { context } = browser;
    const pages = {
      ours: await ExtensionPage.open(context, await idOf(context, 'Reply Clock')),
      bare: await ExtensionPage.open(context, await idOf(context, 'Bare')),
    };
    // The first answer makes the ledger.
    for (const page of Object.values(pages)) await page.ask({ type: 'glance.get' });
    const warm: number[] = [];
    const samples = await interleaved(rounds * SAMPLES_A_ROUND, ['bare', 'ours'], async (variant) => {
      const page = pages[variant];
      await page.stopWorkers();
      const ms = await page.ask({ type: 'glance.get' });
      if (variant === 'ours') warm.push(await page.ask({ type: 'glance.get' }));
      return ms;
    });
    return [
      { name: 'worker wake to a ledger answer', unit: 'ms', ...samples, budget: { timesBare: 1.3, plus: 2 } },
      { name: 'ledger answer of a running worker', unit: 'ms', ours: warm, bare: null, budget: null },
    ];
  } finally {
    await browser.close();
    await rm(bareFolder, { recursive: true, force: true });
  }
}
