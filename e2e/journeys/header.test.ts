import { violationsInBoth } from '../support/accessibility.ts'
import { expect, test } from '../support/test.ts'

test('three places lead everywhere: the library has its pages beside each other, import and settings are signs', async ({
  page,
  studio,
}) => {
  await page.goto(studio.url)
  const places = page.getByRole('navigation', { name: 'Main' })
  await expect(places.getByRole('link')).toHaveText(['Studio', 'Library', 'Styles'])
  await places.getByRole('link', { name: 'Library' }).click()
  const library = page.getByRole('navigation', { name: 'Library' })
  for (const name of ['Collections', 'Grids', 'Trash', 'Gallery']) {
    await library.getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeAttached()
    await expect(library.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    await expect(places.locator('.here')).toHaveText('Library')
  }
  expect(await violationsInBoth(page)).toEqual([])
  for (const name of ['Import', 'Settings']) {
    await page.getByRole('banner').getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await places.getByRole('link', { name: 'Styles' }).click()
  await page
    .getByRole('navigation', { name: 'Styles and wildcards' })
    .getByRole('link', { name: 'Wildcards' })
    .press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Wildcards' })).toBeAttached()
  await expect(places.locator('.here')).toHaveText('Styles')
})
