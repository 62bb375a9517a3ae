import { startStudio } from '../support/studio.ts'
import { expect, importImages, test, violations } from '../support/test.ts'

test('a page whose server went away stays as it is, and goes on by itself when the server is back', async ({ page, complaints }) => {
  const studio = await startStudio()
  const [older, newer] = await importImages(studio.url, ['older', 'newer'].map(age => ({ prompt: `heron ${age}` })))
  await page.goto(`${studio.url}/images/${newer?.id ?? ''}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('heron newer')
  await studio.crash()
  await page.getByRole('button', { name: 'Favourite' }).click()
  await expect(page.getByText('The server cannot be reached.', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByText('This page goes on by itself as soon as it is back.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await studio.restart()
  await expect(page.getByText('The server is back.')).toBeVisible()
  await page.getByRole('button', { name: 'Next picture' }).click()
  await expect(page).toHaveURL(`${studio.url}/images/${older?.id ?? ''}`)

  // A page that was never opened has to be fetched first.
  await studio.crash()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('This page goes on by itself as soon as it is back.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('heron older')
  await studio.restart()
  await expect(page.getByRole('heading', { name: 'Hugging Face' })).toBeVisible()
  // The page first, or it would go on asking.
  await page.goto('about:blank')
  await studio.stop()
  expect(complaints.splice(0).filter(complaint => !complaint.includes('ERR_'))).toEqual([])
})
