import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { tiles } from '../support/collections.ts'
import { startStudio } from '../support/studio.ts'
import { expect, importImages, test, violationsInBoth } from '../support/test.ts'

const WORD = 'UNMISTAKABLE'

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; tells: boolean }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), press()])
  const bytes = await readFile(await download.path())
  return {
    name: download.suggestedFilename(),
    tells: bytes.includes(WORD) || bytes.includes(Buffer.from(WORD, 'utf16le').swap16()),
  }
}

test('whoever wants it so downloads pictures that tell nothing, wherever they press', async ({ page }) => {
  const studio = await startStudio()
  try {
    const [image] = await importImages(studio.url, [{ prompt: `${WORD} one` }])
    await importImages(studio.url, [{ prompt: `${WORD} two` }])
    await page.goto(`${studio.url}/settings#downloads`)
    await page.getByRole('radio', { name: 'Without its recipe', exact: true }).check({ force: true })
    await expect(page.getByRole('region', { name: 'Downloads' }).getByText('Saved')).toBeVisible()
    expect(await violationsInBoth(page)).toEqual([])

    await page.goto(`${studio.url}/images/${image?.id ?? ''}`)
    await page.getByRole('button', { name: 'Download' }).click()
    await expect(page.getByRole('menuitemcheckbox', { name: 'With the recipe inside' })).not.toBeChecked()
    expect(await downloaded(page, () => page.getByRole('menuitem', { name: /Original/ }).click())).toEqual({
      name: expect.stringMatching(/^image-[0-9a-f]{12}\.png$/),
      tells: false,
    })

    await page.goto(`${studio.url}/gallery`)
    await tiles(page).first().hover()
    await tiles(page).first().locator('[data-mark="check"]').click()
    expect(await downloaded(page, () => page.getByRole('button', { name: 'Download' }).click())).toEqual({
      name: expect.stringMatching(/^image-[0-9a-f]{12}\.png$/),
      tells: false,
    })
    await tiles(page).last().click()
    expect(await downloaded(page, () => page.getByRole('button', { name: 'Download' }).click())).toEqual({
      name: 'atelier.zip',
      tells: false,
    })
    await expect(page.getByText('They do not say how they were made.').first()).toBeVisible()
  } finally {
    await page.goto('about:blank')
    await studio.stop()
  }
})

test('for once, one chooses otherwise', async ({ page, studio }) => {
  const [image] = await importImages(studio.url, [{ prompt: `${WORD} other` }])
  await page.goto(`${studio.url}/images/${image?.id ?? ''}`)
  const original = () => downloaded(page, () => page.getByRole('menuitem', { name: /Original/ }).click())
  await page.getByRole('button', { name: 'Download' }).click()
  expect(await original()).toEqual({ name: expect.stringMatching(/^unmistakable-other-/), tells: true })
  await page.getByRole('button', { name: 'Download' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'With the recipe inside' }).click()
  expect((await original()).tells).toBe(false)
})
