import { expect, forget, importImages, test, violations } from '../support/test.ts'

test('while the server is away the page stays as it is, and goes on by itself when it is back', async ({
  page,
  studio,
  complaints,
}) => {
  const [older, newer] = await importImages(
    studio.url,
    ['older', 'newer'].map(age => ({ prompt: `spoonbill ${age}` })),
  )
  await page.goto(`${studio.url}/images/${newer?.id ?? ''}?q=spoonbill`)
  await page.getByRole('button', { name: 'Copy recipe' }).click()
  await expect(page.getByText(/Recipe copied|does not let the page copy/).first()).toBeVisible()
  await studio.crash()
  await page.getByRole('button', { name: 'Favourite' }).click()
  await expect(page.getByText('The server cannot be reached.', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'false')
  await page.getByRole('button', { name: 'Add a title' }).click()
  await page.getByLabel('Title').fill('At the pond')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This page carries on as soon as it is back.')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('At the pond')
  expect(await violations(page)).toEqual([])
  // A page that was never opened has to be fetched first.
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('At the pond')
  await studio.restart()
  await expect(page.getByRole('heading', { name: 'Hugging Face' })).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Next picture' }).click()
  await expect(page).toHaveURL(`${studio.url}/images/${older?.id ?? ''}?q=spoonbill`)
  forget(complaints, /ERR_|Unable to preload CSS/)
})
