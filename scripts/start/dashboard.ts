import type { ChromiumSession } from '../../tests/e2e/chromium';
import { until } from '../../tests/e2e/until';
import { picture } from './pictures';

/** The dashboard over the same ledger: it says the popup's share, and every answer has drawn itself. */
export async function seeDashboard(
  browser: ChromiumSession,
  share: string,
  verify: (isTrue: boolean, words: string) => asserts isTrue,
): Promise<string> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 1_080, height: 900 });
  await page.goto(`${browser.origin}src/ui/dashboard/dashboard.html`);
  const shown = await until('the dashboard shows a share', async () => {
    const text = await page.locator('.share-number').first().textContent();
    return /\d/.test(text ?? '') ? text : null;
  });
  verify(shown === share, `the dashboard says ${shown}, the popup ${share}`);
  const headings = await page.locator('main h2').allTextContents();
  const failed = await page.locator('main [role="alert"]').allTextContents();
  verify(failed.join('') === '', `the dashboard says: ${failed.join('; ')}`);
  await picture(page, 'dashboard', { fullPage: true });
  await page.close();
  return `${shown}, as in the popup; ${headings.length} answers: ${headings.join(' · ')}`;
}
