import { expect, test } from '../support/test.ts'

test('a wildcard is written, renamed and deleted by keys alone, and its name is said to be wrong in words', async ({
  page,
  studio,
}) => {
  const name = `tide${Date.now()}`
  const field = page.getByLabel('Name')
  const lines = page.getByLabel('Entries, one per line')
  await page.goto(`${studio.url}/wildcards`)
  await page.getByRole('button', { name: 'New wildcard' }).press('Enter')
  await expect(field).toBeFocused()
  await field.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveText(
    'Use letters, digits, -, / and single _ in the name.',
  )
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(/^Use letters, digits/)

  await field.fill(name)
  await lines.fill('ebb\nflood')
  await lines.press('Control+Enter')
  const listed = page.getByRole('button', { name: `__${name}__ 2 entries` })
  await expect(listed).toBeFocused()
  await expect(listed).toHaveAttribute('aria-current', 'true')
  await lines.fill('ebb\nflood\nslack')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(page.getByRole('button', { name: `__${name}__ 3 entries` })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')

  // Its form is the same one before and after.
  await field.fill(`${name}/low`)
  await field.press('Enter')
  await expect(page).toHaveURL(new RegExp(`name=${name}/low$`))
  await expect(field).toBeFocused()
  await page.getByRole('searchbox', { name: 'Find a wildcard' }).fill(`__${name}/low__`)
  await expect(page.getByRole('list', { name: 'Wildcards' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(page.getByText(`“${name}/low” was deleted.`, { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'New wildcard' })).toBeFocused()
})

test('what is typed and not saved is still there when something else was opened', async ({ page, studio }) => {
  const name = `spar${Date.now()}`
  const lines = page.getByLabel('Entries, one per line')
  for (const one of ['a', 'b'])
    await page.request.post(`${studio.url}/api/v1/wildcards`, { data: { name: `${name}/${one}`, entries: ['mast'] } })
  await page.goto(`${studio.url}/wildcards?name=${name}/a`)
  await lines.fill('mast\nboom')
  await page.getByRole('button', { name: `__${name}/b__` }).click()
  await expect(lines).toHaveValue('mast')
  await page.getByRole('button', { name: 'New wildcard' }).click()
  await page.getByLabel('Name').fill(`${name}/c`)
  await page.getByRole('button', { name: `__${name}/a__ 1 entry · edited` }).click()
  await expect(lines).toHaveValue('mast\nboom')
  await page.getByRole('button', { name: 'New wildcard' }).click()
  await expect(page.getByLabel('Name')).toHaveValue(`${name}/c`)

  await page.getByRole('button', { name: `__${name}/a__` }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: `__${name}/a__ 2 entries`, exact: true })).toBeVisible()
})
